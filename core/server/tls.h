// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <QSslConfiguration>

namespace classiscope {

/// What a TLS server needs: certificate chain and private key from PEM files,
/// TLS 1.2 or newer. Reads files.
/// Errors: BadConfiguration (unreadable, not PEM, key of another certificate).
Result<QSslConfiguration> tlsConfiguration(const QString &certificatePath, const QString &keyPath);

}  // namespace classiscope
