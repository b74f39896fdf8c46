// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/translations.h"

#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>

namespace classiscope::test {

QList<TranslatedText> readTranslations(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<TranslatedText> texts;
    TranslatedText text;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::EndElement
            && xml.name() == QLatin1String("message"))
            texts << text;
        if (xml.tokenType() != QXmlStreamReader::StartElement)
            continue;
        const QStringView name = xml.name();
        if (name == QLatin1String("name")) {
            text.context = xml.readElementText();
        } else if (name == QLatin1String("message")) {
            text = {text.context, {}, {}, {}, false};
        } else if (name == QLatin1String("source")) {
            text.source = xml.readElementText();
        } else if (name == QLatin1String("comment")) {
            text.comment = xml.readElementText();
        } else if (name == QLatin1String("translation")) {
            text.finished = !xml.attributes().hasAttribute(QLatin1String("type"));
            text.translation = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        }
    }
    return xml.hasError() ? QList<TranslatedText>() : texts;
}

QString germanFile()
{
    return QStringLiteral(SOURCE_FOLDER "/resources/translations/classiscope_de.ts");
}

QString withoutMnemonic(const QString &text)
{
    static const QRegularExpression sign(QStringLiteral("&(.)"));
    return QString(text).replace(sign, QStringLiteral("\\1"));
}

QChar mnemonicOf(const QString &text)
{
    static const QRegularExpression sign(QStringLiteral("(?:^|[^&])(?:&&)*&([^&\\s])"));
    const auto match = sign.match(text);
    return match.hasMatch() ? match.captured(1).at(0).toUpper() : QChar();
}

}  // namespace classiscope::test
