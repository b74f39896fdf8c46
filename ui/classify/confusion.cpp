// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/confusion.h"

#include "core/csv.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Confusion)
};

bool amongFirst(const ResultRow &row, int count)
{
    const auto &top = (*row.result)->top;
    const auto end = top.begin() + std::min(std::ptrdiff_t(top.size()), std::ptrdiff_t(count));
    return std::any_of(top.begin(), end,
                       [&row](const Candidate &candidate) { return candidate.index == row.truth; });
}

void sortByName(std::vector<int> &labels, const QHash<int, QString> &names)
{
    std::sort(labels.begin(), labels.end(), [&names](int one, int other) {
        const int order = names[one].compare(names[other], Qt::CaseInsensitive);
        return order != 0 ? order < 0 : one < other;
    });
}

QString shareText(int part, int whole)
{
    return percentText(whole > 0 ? float(part) / float(whole) : 0);
}

}  // namespace

Confusion::Confusion(const std::vector<ResultRow> &rows, const QStringList &labels)
{
    for (const ResultRow &row : rows) {
        if (!row.judged())
            continue;
        ++m_pictures;
        m_right += row.mistaken() ? 0 : 1;
        m_rightInTop += amongFirst(row, topCount) ? 1 : 0;
        ++m_truths[row.truth];
        ++m_counts[{row.truth, row.best()->index}];
    }
    place(labels);
}

void Confusion::place(const QStringList &labels)
{
    QHash<int, int> mistakes;  // that a class has a part in
    for (auto it = m_counts.cbegin(); it != m_counts.cend(); ++it) {
        const auto [truth, answer] = it.key();
        for (const int label : {truth, answer}) {
            m_all[label] = labels.value(label);
            mistakes[label] += truth == answer ? 0 : it.value();
        }
    }
    std::vector<int> all(m_all.keyBegin(), m_all.keyEnd());
    sortByName(all, m_all);
    const auto weight = [&](int label) {
        return std::pair(mistakes.value(label), m_truths.value(label));
    };
    std::stable_sort(all.begin(), all.end(),
                     [&](int one, int other) { return weight(one) > weight(other); });
    const auto end = all.begin() + std::min(std::ptrdiff_t(all.size()), std::ptrdiff_t(maxClasses));
    m_places.assign(all.begin(), end);
    all.erase(all.begin(), end);
    sortByName(m_places, m_all);
    sortByName(all, m_all);
    for (const int label : m_places)
        m_names << m_all[label];
    for (const int label : all)
        m_leftOut << m_all[label];
}

int Confusion::pairCount(int truthLabel, int answerLabel) const
{
    return m_counts.value({truthLabel, answerLabel});
}

int Confusion::count(int truth, int answer) const
{
    return pairCount(label(truth), label(answer));
}

int Confusion::truthCount(int place) const
{
    return m_truths.value(label(place));
}

QString Confusion::cellText(int truth, int answer) const
{
    if (truthCount(truth) == 0)
        return Words::tr("%1: no picture shows this class").arg(name(truth));
    const QLocale locale;
    const QString share =
        Words::tr("%1 of %2")
            .arg(locale.toString(count(truth, answer)), locale.toString(truthCount(truth)));
    return truth == answer
        ? Words::tr("%1, correctly answered: %2").arg(name(truth), share)
        : Words::tr("%1, answered as %2: %3").arg(name(truth), name(answer), share);
}

QString Confusion::summary() const
{
    const QString pictures = m_pictures == 1
        ? Words::tr("1 picture")
        : Words::tr("%1 pictures").arg(QLocale().toString(m_pictures));
    return Words::tr("%1 right · %2 among the first %3 · %4")
        .arg(shareText(m_right, m_pictures), shareText(m_rightInTop, m_pictures),
             QLocale().toString(topCount), pictures);
}

QByteArray Confusion::csv() const
{
    std::vector<int> labels(m_all.keyBegin(), m_all.keyEnd());
    sortByName(labels, m_all);
    QByteArray text = "true class";
    for (const int label : labels)
        text += ',' + csvField(m_all[label]);
    text += "\r\n";
    for (const int truth : labels) {
        text += csvField(m_all[truth]);
        for (const int answer : labels)
            text += ',' + QByteArray::number(pairCount(truth, answer));
        text += "\r\n";
    }
    return text;
}

}  // namespace classiscope
