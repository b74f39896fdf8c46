// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/resultsmodel.h"

#include <QHash>

namespace classiscope {

/// How often pictures of each class were answered as each class: the judged rows counted.
///
/// At most `maxClasses` classes have a place in the matrix, in the order of their names:
/// those with the most mistakes, then those with the most pictures. All are counted.
class Confusion {
public:
    static constexpr int maxClasses = 60;
    static constexpr int topCount = 5;

    Confusion() = default;
    /// `labels`: of the model, see ResultsModel::labels().
    Confusion(const std::vector<ResultRow> &rows, const QStringList &labels);

    int pictures() const { return m_pictures; }
    int right() const { return m_right; }            ///< the best answer is the true class
    int rightInTop() const { return m_rightInTop; }  ///< one of the `topCount` best is

    // A place is a row (true class) or a column (answer) of the matrix, from 0.
    int size() const { return int(m_places.size()); }
    int label(int place) const { return m_places[std::size_t(place)]; }
    const QString &name(int place) const { return m_names.at(place); }
    /// Also of a class that has no place, by its label's index.
    QString nameOf(int label) const { return m_all.value(label); }
    int count(int truth, int answer) const;
    int truthCount(int place) const;                ///< pictures of that class, whatever the answer
    QString cellText(int truth, int answer) const;  ///< "cat answered as dog: 3 of 10"

    /// Names of the classes that have no place, sorted.
    const QStringList &leftOut() const { return m_leftOut; }

    /// "81.3% right · 96.2% among the first 5 · 979 pictures"
    QString summary() const;

    /// RFC 4180, UTF-8: a line a true class, a column an answer; all classes that occur.
    QByteArray csv() const;

private:
    void place(const QStringList &labels);
    int pairCount(int truthLabel, int answerLabel) const;

    int m_pictures = 0;
    int m_right = 0;
    int m_rightInTop = 0;
    QHash<std::pair<int, int>, int> m_counts;  // by labels: true, answered
    QHash<int, int> m_truths;                  // pictures by true label
    QHash<int, QString> m_all;                 // names of the classes that occur
    std::vector<int> m_places;                 // labels
    QStringList m_names;
    QStringList m_leftOut;
};

}  // namespace classiscope
