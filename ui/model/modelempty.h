// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace classiscope {

/// What the Model page shows while no model is open: why, and what to do.
class ModelEmpty : public QWidget {
    Q_OBJECT

public:
    explicit ModelEmpty(QWidget *parent = nullptr);

    void setLoading(const QString &name);
    /// `reason`: empty when none was asked for yet.
    void setNoModel(const QString &reason);

signals:
    void openRequested();
    void openFolderRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void setTexts(const QString &headline, const QString &text);
    void drawSign();

    QLabel *m_sign;
    QLabel *m_headline;
    QLabel *m_text;
    QPushButton *m_open;
    QPushButton *m_openFolder;
    bool m_failed = false;
};

}  // namespace classiscope
