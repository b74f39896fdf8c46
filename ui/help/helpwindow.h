// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QListWidget;
class QTextBrowser;

namespace classiscope {

/// The help: a list of its pages, and the chosen one. It is part of the program, so nothing
/// is fetched from anywhere.
class HelpWindow : public QDialog {
    Q_OBJECT

public:
    explicit HelpWindow(QWidget *parent = nullptr);

    /// `name`: e.g. "server"; a page that is not there is the first.
    void showPage(const QString &name);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillContents();
    void applyPalette();
    void followLink(const QUrl &source);

    QListWidget *m_contents;
    QTextBrowser *m_text;
};

}  // namespace classiscope
