// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/requests/requestlogmodel.h"

#include <QWidget>

class QAction;
class QCheckBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QTimer;
class QToolButton;

namespace classiscope {

class Exporter;
class RequestList;
class ServerHost;

/// What the server was asked, as it happens: a table to filter, pause and save.
class RequestsPage : public QWidget {
    Q_OBJECT

public:
    /// `host` must outlive the page.
    explicit RequestsPage(ServerHost &host, QWidget *parent = nullptr);

    /// Takes what is new; happens four times a second while the page is visible.
    void refresh();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeTools();
    void addSave(QHBoxLayout *tools);
    QWidget *makeFooter();
    QToolButton *makeCopy();
    void setPaused(bool paused);
    void clear();
    void open(int row);
    QString curl(int row) const;
    void copyCurl();
    std::vector<RequestRecord> shownRecords() const;
    void showCount();
    QString nothingYet() const;

    ServerHost &m_host;
    RequestLogModel m_model;
    RequestList *m_list;
    QLabel *m_empty;
    QLabel *m_count;
    QLineEdit *m_text;
    QCheckBox *m_keepPictures;
    QToolButton *m_pause = nullptr;
    QToolButton *m_save = nullptr;
    QToolButton *m_clear = nullptr;
    QAction *m_copyCurl = nullptr;
    QString m_failure;  // why the server is off, where somebody tried to switch it on
    QTimer *m_timer;
    Exporter *m_exporter;
};

}  // namespace classiscope
