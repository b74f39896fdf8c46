// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include <concepts>
#include <utility>
#include <vector>

namespace classiscope {

/// A text for people that can be read in two languages: in English, which programs, logs
/// and the command line get, and in the window's.
///
/// It keeps the sentence as the sources have it and what its %1, %2, … stand for, texts
/// again or words that are the same in every language. A value; any thread.
class Text {
    Q_DECLARE_TR_FUNCTIONS(Text)

public:
    Text() = default;
    /// The same in every language: a name, a number, what a library says.
    Text(QString literal)
        : m_literal(std::move(literal))
    {
    }

    /// `sentence`: a literal; lupdate finds it here.
    static Text marked(const char *sentence);
    /// Written as each language writes it: 1,234.5 in English, 1.234,5 in German.
    static Text number(double value, int decimals);

    /// Fills the next places, as QString::arg() does.
    template <typename... Args>
    Text arg(const Args &...args) const
    {
        Text result = *this;
        (result.m_parts.push_back(part(args)), ...);
        return result;
    }

    /// With a capital at the beginning and a full stop at the end.
    Text asSentence() const;

    bool isEmpty() const { return !m_sentence && m_literal.isEmpty() && m_decimals < 0; }
    QString english() const;
    /// In the language of the application, when there is a translation.
    QString translated() const;

private:
    static Text part(const std::integral auto &number) { return QString::number(number); }
    static Text part(const std::floating_point auto &number) { return QString::number(number); }
    static Text part(const QString &literal) { return literal; }
    static Text part(QLatin1String literal) { return QString(literal); }
    static Text part(const Text &text) { return text; }

    QString finished(QString text) const;

    bool m_asSentence = false;
    const char *m_sentence = nullptr;
    QString m_literal;
    double m_number = 0;
    int m_decimals = -1;  // negative: it is no number
    std::vector<Text> m_parts;
};

/// All of them, with `separator` in between.
Text joined(const std::vector<Text> &texts, const QString &separator);

}  // namespace classiscope
