// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/result.h"

namespace classiscope {

QString errorKind(Error::Code code)
{
    switch (code) {
    case Error::Code::EmptyImage: return QStringLiteral("empty-image");
    case Error::Code::UnsupportedFormat: return QStringLiteral("unsupported-format");
    case Error::Code::DamagedImage: return QStringLiteral("damaged-image");
    case Error::Code::ImageTooLarge: return QStringLiteral("image-too-large");
    case Error::Code::BatchTooLarge: return QStringLiteral("batch-too-large");
    case Error::Code::FileUnreadable: return QStringLiteral("file-unreadable");
    case Error::Code::BadRequest: return QStringLiteral("bad-request");
    case Error::Code::Busy: return QStringLiteral("busy");
    case Error::Code::DeadlineExceeded: return QStringLiteral("deadline-exceeded");
    case Error::Code::NoModel: return QStringLiteral("no-model");
    case Error::Code::BadModel: return QStringLiteral("bad-model");
    case Error::Code::Cancelled: return QStringLiteral("cancelled");
    case Error::Code::Stopping: return QStringLiteral("stopping");
    case Error::Code::AddressInUse: return QStringLiteral("address-in-use");
    case Error::Code::AddressUnavailable: return QStringLiteral("address-unavailable");
    case Error::Code::BadConfiguration: return QStringLiteral("bad-configuration");
    case Error::Code::Internal: break;
    }
    return QStringLiteral("internal");
}

}  // namespace classiscope
