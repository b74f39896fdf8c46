// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/serveroptions.h"

namespace classiscope {

// What is wrong with what somebody typed, in one sentence with the cure; nothing
// when it can be used. Empty text stands for "none" and can be used, but for an origin.

std::optional<QString> apiKeyMistake(const QByteArray &key);
/// `origin`: scheme://host[:port] as a browser sends it, or *.
std::optional<QString> corsOriginMistake(const QString &origin);
/// The certificate and its key come together.
std::optional<QString> tlsMistake(const QString &certificate, const QString &key);

/// 32 random characters that need no quotes anywhere: 190 bits.
QByteArray makeApiKey();

}  // namespace classiscope
