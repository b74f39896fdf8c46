// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace classiscope::test {

/// One text of a .ts file.
struct TranslatedText {
    QString context, source, comment, translation;
    bool finished = false;
};

/// Reads a .ts file; empty when it is none.
QList<TranslatedText> readTranslations(const QString &path);

/// The German texts of the source tree.
QString germanFile();

/// The text without what only Qt reads: "&File" is "File", "&&" is "&".
QString withoutMnemonic(const QString &text);

/// The letter behind the '&', upper case; null where there is none.
QChar mnemonicOf(const QString &text);

}  // namespace classiscope::test
