// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/server/serversettings.h"

#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace classiscope {

/// Who may use the server and how: API key, HTTPS, origins of pages, access log.
class AccessForm : public QWidget {
    Q_OBJECT

public:
    /// What `settings` says is given is shown, but cannot be changed.
    AccessForm(const ServerSettings &settings, QWidget *parent = nullptr);

    /// Writes what was entered into `options`.
    void fill(ServerOptions &options) const;
    /// The first thing that is wrong with it, and the cure; empty when nothing is.
    QString problem() const;
    void focusKey();
    void restoreDefaults();  ///< but for what is given

signals:
    void edited();

private:
    QWidget *makeKey(const ServerSettings &settings);
    QWidget *makeOrigins(const ServerSettings &settings);
    QLineEdit *makeFile(QWidget *&row, const QString &name, const QString &placeholder,
                        const QString &value, bool given, bool existing);
    void addSection(QVBoxLayout *column, const QString &title, QWidget *field,
                    const QString &explanation);

    QLineEdit *m_key = nullptr;
    QPlainTextEdit *m_origins = nullptr;
    QLineEdit *m_certificate = nullptr;
    QLineEdit *m_tlsKey = nullptr;
    QLineEdit *m_accessLog = nullptr;
};

}  // namespace classiscope
