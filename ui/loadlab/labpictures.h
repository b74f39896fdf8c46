// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace classiscope {

/// Which pictures a load test sends: made ones, the photos of a folder, or of a list file.
class LabPictures : public QComboBox {
    Q_OBJECT

public:
    explicit LabPictures(QWidget *parent = nullptr);

    /// A folder or a file with a path a line; empty: made pictures.
    QString path() const;
    void setPath(const QString &path);

signals:
    void pathChanged();

private:
    void choose(int index);
    void ask(bool folder);

    int m_chosen = 0;  // not an entry that opens a dialog
};

}  // namespace classiscope
