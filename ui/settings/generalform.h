// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/generalsettings.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QVBoxLayout;

namespace classiscope {

/// Language, colours, what closing and starting do.
class GeneralForm : public QWidget {
    Q_OBJECT

public:
    struct Facts {
        bool hasTray = false;
        bool startsAtLogin = false;
        bool languageGiven = false;  ///< by --language; shown, but cannot be changed
        bool schemeGiven = false;    ///< by --color-scheme, likewise
        bool serveGiven = false;     ///< by --serve, this time
    };

    GeneralForm(const GeneralSettings &settings, const Facts &facts, QWidget *parent = nullptr);

    GeneralSettings settings() const;
    bool startAtLogin() const;
    void restoreDefaults();

private:
    void show(const GeneralSettings &settings);
    void addChoice(QVBoxLayout *column, const QString &title, QComboBox *box, const QString &hint);
    QCheckBox *addSwitch(QVBoxLayout *column, const char *name, const QString &title,
                         const QString &hint);

    const GeneralSettings m_before;
    const Facts m_facts;
    QComboBox *m_language;
    QComboBox *m_scheme;
    QCheckBox *m_closeToTray = nullptr;
    QCheckBox *m_singleInstance = nullptr;
    QCheckBox *m_restorePlace = nullptr;
    QCheckBox *m_restorePictures = nullptr;
    QCheckBox *m_serveAtStart = nullptr;
    QCheckBox *m_startAtLogin = nullptr;
};

}  // namespace classiscope
