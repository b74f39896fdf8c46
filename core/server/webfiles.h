// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/httpreply.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace classiscope {

/// A file that is compiled into the program, and the reply that shows it.
struct WebFile {
    QString operationId;
    HttpReply reply;
};

/// The pages for people, with their scripts and styles, and the OpenAPI document.
std::vector<WebFile> webFiles();

/// What /openapi.json answers: OpenAPI 3.1, with the program's version filled in.
QByteArray openApiDocument();

}  // namespace classiscope
