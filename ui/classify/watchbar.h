// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace classiscope {

class ElidedLabel;
class FolderWatch;

/// Says which folder is watched and how much has come, with Stop. Hidden when none is.
class WatchBar : public QWidget {
    Q_OBJECT

public:
    /// `watch` must outlive the bar.
    explicit WatchBar(FolderWatch &watch, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawSign();
    void refresh();

    FolderWatch &m_watch;
    QLabel *m_sign;
    ElidedLabel *m_text;
    QLabel *m_count;
    int m_arrived = 0;
};

}  // namespace classiscope
