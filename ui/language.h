// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QCoreApplication;

namespace classiscope {

enum class Language { System, English, German };

/// Where the settings keep the choice: "system", "en" or "de".
inline constexpr QLatin1String languageKey("view/language");

/// Of "system", "en" or "de"; System for any other text.
Language languageOf(const QString &name);

/// The language the window speaks to somebody who prefers these, the best first, as
/// QLocale::uiLanguages() names them: English or German.
Language spokenLanguage(const QStringList &preferred);

/// Makes texts and numbers appear in the language; `System`: as the desktop's locale says.
///
/// Counts for what is made afterwards, so call it before the first widget. Qt's own
/// texts, as of the file dialog, follow where their translation is installed.
void applyLanguage(QCoreApplication &application, Language language);

/// What applyLanguage() came to: English or German.
Language windowLanguage(const QCoreApplication &application);

}  // namespace classiscope
