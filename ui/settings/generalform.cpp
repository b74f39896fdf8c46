// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/generalform.h"

#include "ui/performance/figuretile.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>

namespace classiscope {

namespace {

constexpr int titleWidth = 140;
constexpr int boxWidth = 200;
constexpr int hintIndent = 24;  // below a check box's text

QLabel *hintLabel(const QString &text)
{
    auto *hint = new QLabel(text);
    hint->setWordWrap(true);
    hint->setTextFormat(Qt::PlainText);
    hint->setForegroundRole(QPalette::PlaceholderText);
    return hint;
}

void addTitle(QVBoxLayout *column, const QString &title)
{
    if (column->count() > 0)
        column->addSpacing(12);
    column->addWidget(figureTitle(title));
}

}  // namespace

GeneralForm::GeneralForm(const GeneralSettings &settings, const Facts &facts, QWidget *parent)
    : QWidget(parent)
    , m_before(settings)
    , m_facts(facts)
    , m_language(new QComboBox)
    , m_scheme(new QComboBox)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(6);
    addTitle(column, tr("Appearance"));
    m_language->setObjectName(QStringLiteral("language"));
    m_language->addItem(tr("As the system"), QString());
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
    addChoice(column, tr("Language"), m_language,
              facts.languageGiven ? tr("given by %1").arg(QLatin1String("--language"))
                                  : tr("from the next start of the program"));
    m_language->setEnabled(!facts.languageGiven);
    m_scheme->setObjectName(QStringLiteral("colorScheme"));
    for (const QString &name : {tr("As the system"), tr("Light"), tr("Dark")})
        m_scheme->addItem(name);
    addChoice(column, tr("Colour scheme"), m_scheme,
              facts.schemeGiven ? tr("given by %1").arg(QLatin1String("--color-scheme"))
                                : QString());
    m_scheme->setEnabled(!facts.schemeGiven);

    addTitle(column, tr("Starting"));
    m_restorePlace = addSwitch(column, "restorePlace", tr("Open at the place where it was closed"),
                               tr("Otherwise at Classify."));
    m_restorePictures =
        addSwitch(column, "restorePictures", tr("Classify the pictures of the last list again"),
                  tr("Files that are gone are left out."));
    m_serveAtStart =
        addSwitch(column, "serveAtStart", tr("Switch the server on with the window"),
                  facts.serveGiven ? tr("Given by %1 this time.").arg(QLatin1String("--serve"))
                                   : tr("On the address and port of the Server page."));
    m_startAtLogin = addSwitch(column, "startAtLogin", tr("Start Classiscope when I log in"), {});

    addTitle(column, tr("Windows"));
    m_singleInstance =
        addSwitch(column, "singleInstance", tr("Open files in the window that is open already"),
                  tr("%1 opens another window all the same. Counts from the next start.")
                      .arg(QLatin1String("--new-window")));
    m_closeToTray = addSwitch(
        column, "closeToTray", tr("Closing the window leaves Classiscope in the tray"),
        facts.hasTray ? tr("With the server, if it is on. Quit ends it.")
                      : tr("This desktop has no tray, so closing the window ends the program."));
    m_closeToTray->setEnabled(facts.hasTray);
    column->addStretch(1);
    show(settings);
    m_startAtLogin->setChecked(facts.startsAtLogin);
}

void GeneralForm::addChoice(QVBoxLayout *column, const QString &title, QComboBox *box,
                            const QString &hint)
{
    auto *label = new QLabel(title);
    label->setBuddy(box);
    label->setMinimumWidth(titleWidth);
    box->setMinimumWidth(boxWidth);
    box->setAccessibleName(title);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(label);
    row->addWidget(box);
    row->addWidget(hintLabel(hint), 1);
    column->addLayout(row);
}

QCheckBox *GeneralForm::addSwitch(QVBoxLayout *column, const char *name, const QString &title,
                                  const QString &hint)
{
    auto *box = new QCheckBox(title);
    box->setObjectName(QLatin1String(name));
    column->addWidget(box);
    if (!hint.isEmpty()) {
        QLabel *label = hintLabel(hint);
        label->setContentsMargins(hintIndent, 0, 0, 4);
        column->addWidget(label);
    }
    return box;
}

void GeneralForm::show(const GeneralSettings &settings)
{
    m_language->setCurrentIndex(std::max(0, m_language->findData(settings.language)));
    if (!m_facts.schemeGiven)
        m_scheme->setCurrentIndex(int(settings.colorScheme));
    else
        m_scheme->setCurrentIndex(int(appliedColorScheme()));
    m_closeToTray->setChecked(settings.closeToTray);
    m_singleInstance->setChecked(settings.singleInstance);
    m_restorePlace->setChecked(settings.restorePlace);
    m_restorePictures->setChecked(settings.restorePictures);
    m_serveAtStart->setChecked(settings.serveAtStart);
}

GeneralSettings GeneralForm::settings() const
{
    GeneralSettings settings = m_before;
    if (!m_facts.languageGiven)
        settings.language = m_language->currentData().toString();
    if (!m_facts.schemeGiven)
        settings.colorScheme = ColorScheme(m_scheme->currentIndex());
    settings.closeToTray = m_closeToTray->isChecked();
    settings.singleInstance = m_singleInstance->isChecked();
    settings.restorePlace = m_restorePlace->isChecked();
    settings.restorePictures = m_restorePictures->isChecked();
    settings.serveAtStart = m_serveAtStart->isChecked();
    return settings;
}

bool GeneralForm::startAtLogin() const
{
    return m_startAtLogin->isChecked();
}

void GeneralForm::restoreDefaults()
{
    show(GeneralSettings());
    m_startAtLogin->setChecked(false);
}

}  // namespace classiscope
