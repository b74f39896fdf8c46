// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/jsontext.h"

namespace classiscope {

namespace {

bool isWrongType(simdjson::error_code error)
{
    return error == simdjson::INCORRECT_TYPE || error == simdjson::SCALAR_DOCUMENT_AS_VALUE
        || error == simdjson::NUMBER_ERROR || error == simdjson::NUMBER_OUT_OF_RANGE;
}

}  // namespace

Error malformed(simdjson::error_code error, const QString &wrongType)
{
    if (isWrongType(error) && !wrongType.isEmpty())
        return {Error::Code::BadRequest, wrongType};
    QString reason = QString::fromUtf8(simdjson::error_message(error));
    if (reason.endsWith(QLatin1Char('.')))
        reason.chop(1);
    return {Error::Code::BadRequest,
            QStringLiteral("The body is not valid JSON (%1); check what writes it.").arg(reason)};
}

simdjson::error_code checkEnd(simdjson::ondemand::document &document)
{
    const bool atEnd = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
    return atEnd ? simdjson::SUCCESS : simdjson::TAPE_ERROR;
}

}  // namespace classiscope
