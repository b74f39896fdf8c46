// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

// Resources of a static library have to be asked for, outside any namespace.
static void loadTranslationResources()
{
    Q_INIT_RESOURCE(translations);
}

namespace classiscope {

namespace {

const QLatin1String translatorName("classiscope_language");

void install(QCoreApplication &application, const QString &file, const QString &folder)
{
    auto *translator = new QTranslator(&application);
    translator->setObjectName(translatorName);
    if (translator->load(file, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

/// Numbers as the desktop writes them, unless its language is another.
QLocale localeFor(Language language)
{
    const auto wanted = language == Language::German ? QLocale::German : QLocale::English;
    const QLocale system = QLocale::system();
    return language == Language::System || system.language() == wanted ? system : QLocale(wanted);
}

}  // namespace

Language languageOf(const QString &name)
{
    return name == QLatin1String("de") ? Language::German
        : name == QLatin1String("en")  ? Language::English
                                       : Language::System;
}

Language spokenLanguage(const QStringList &preferred)
{
    for (const QString &name : preferred) {
        const QLocale::Language language = QLocale(name).language();
        if (language == QLocale::German)
            return Language::German;
        if (language == QLocale::English)
            return Language::English;
    }
    return Language::English;
}

void applyLanguage(QCoreApplication &application, Language language)
{
    loadTranslationResources();
    qDeleteAll(application.findChildren<QTranslator *>(translatorName, Qt::FindDirectChildrenOnly));
    QLocale::setDefault(localeFor(language));
    const Language spoken =
        language == Language::System ? spokenLanguage(QLocale::system().uiLanguages()) : language;
    if (spoken != Language::German)
        return;
    install(application, QStringLiteral("qtbase_de"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(application, QStringLiteral("classiscope_de"), QStringLiteral(":/translations"));
}

Language windowLanguage(const QCoreApplication &application)
{
    return application.findChild<QTranslator *>(translatorName, Qt::FindDirectChildrenOnly)
        ? Language::German
        : Language::English;
}

}  // namespace classiscope
