// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/text.h"

#include <QLocale>

namespace classiscope {

namespace {

/// Each %1 to %9 of the sentence by its part. In one pass: a part may hold a % itself.
template <typename Say>
QString filled(const QString &sentence, const std::vector<Text> &parts, Say say)
{
    QString result;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const int place = sentence[i] == QLatin1Char('%') && i + 1 < sentence.size()
            ? sentence[i + 1].digitValue()
            : 0;
        if (place < 1 || std::size_t(place) > parts.size()) {
            result += sentence[i];
            continue;
        }
        result += say(parts[std::size_t(place) - 1]);
        ++i;
    }
    return result;
}

}  // namespace

Text Text::marked(const char *sentence)
{
    Text text;
    text.m_sentence = sentence;
    return text;
}

Text Text::number(double value, int decimals)
{
    Text text;
    text.m_number = value;
    text.m_decimals = decimals;
    return text;
}

Text Text::asSentence() const
{
    Text result = *this;
    result.m_asSentence = true;
    return result;
}

QString Text::finished(QString text) const
{
    if (!m_asSentence || text.isEmpty())
        return text;
    text[0] = text[0].toUpper();
    return text.endsWith(QLatin1Char('.')) ? text : text + QLatin1Char('.');
}

QString Text::english() const
{
    if (m_decimals >= 0)
        return QLocale(QLocale::English, QLocale::UnitedStates).toString(m_number, 'f', m_decimals);
    return finished(filled(m_sentence ? QString::fromUtf8(m_sentence) : m_literal, m_parts,
                           [](const Text &part) { return part.english(); }));
}

QString Text::translated() const
{
    if (m_decimals >= 0)
        return QLocale().toString(m_number, 'f', m_decimals);
    return finished(filled(m_sentence ? tr(m_sentence) : m_literal, m_parts,
                           [](const Text &part) { return part.translated(); }));
}

Text joined(const std::vector<Text> &texts, const QString &separator)
{
    QStringList places;
    for (std::size_t i = 1; i <= texts.size(); ++i)
        places << QLatin1Char('%') + QString::number(i);
    Text result(places.join(separator));
    for (const Text &text : texts)
        result = result.arg(text);
    return result;
}

}  // namespace classiscope
