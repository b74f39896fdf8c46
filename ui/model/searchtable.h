// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QWidget>

class QLabel;
class QLineEdit;

namespace classiscope {

class RowTable;

/// A table with a field above it for the text that its rows must contain, and how many
/// do. Ctrl+C copies the chosen rows, or all that are shown when none is.
class SearchTable : public QWidget {
    Q_OBJECT

public:
    static constexpr int sortRole = Qt::UserRole;

    /// What a table is called: `name` begins the names of its parts' objects
    /// ("layers": "layersTable", "layersFilter", "layersCount").
    struct Words {
        QString name;
        QString title;   ///< "Layers"
        QString filter;  ///< "Filter the layers"
        QString one;     ///< "1 layer"
        QString all;     ///< "%1 layers"
        QString some;    ///< "%1 of %2 layers"
    };

    /// `model`: has sortRole; must outlive the table. `samples`: a wide text for each
    /// column, which makes it as wide; the one with an empty text takes the rest.
    SearchTable(QAbstractItemModel &model, const Words &words, const QStringList &samples,
                QWidget *parent = nullptr);

    /// Which end of a text is cut where it does not fit: the right one until then.
    void setElideMode(Qt::TextElideMode mode);

    QString copied() const;  ///< what Ctrl+C copies, cells apart by tabs

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addActions();
    void fitColumns();
    int wholeWidth(int column);
    void count();

    const QStringList m_samples;
    const Words m_words;
    QSortFilterProxyModel m_shown;
    RowTable *m_table;
    QLineEdit *m_filter;
    QLabel *m_count;
    int m_wholeWidth = -1;  // of the texts that take the rest; -1: not measured yet
};

}  // namespace classiscope
