// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/oldanswers.h"

#include "ui/classify/resultsmodel.h"

#include <QLocale>

#include <algorithm>

namespace classiscope {

namespace {

/// Called the same, but with another answer to the same picture.
bool sameNameOnly(const ModelInfo &one, const ModelInfo &other)
{
    return one.name == other.name && one.version == other.version
        && (one.sha256 != other.sha256 || one.labels != other.labels
            || one.preprocessing != other.preprocessing || one.labelOffset != other.labelOffset
            || one.outputKind != other.outputKind);
}

QString sentence(qlonglong count, const QString &model)
{
    const QString number = QLocale().toString(count);
    if (model.isEmpty())
        return count == 1
            ? OldAnswers::tr("1 answer is from before the model was changed.")
            : OldAnswers::tr("%1 answers are from before the model was changed.").arg(number);
    return count == 1 ? OldAnswers::tr("1 answer is of the model %1.").arg(model)
                      : OldAnswers::tr("%1 answers are of the model %2.").arg(number, model);
}

}  // namespace

OldAnswers::OldAnswers(QWidget *parent)
    : MessageLine(QStringLiteral("oldAnswers"), parent)
{
}

void OldAnswers::setModel(const ModelInfo &model, const std::vector<ResultRow> &rows)
{
    if (m_model && sameNameOnly(*m_model, model))
        m_before = rows.size();
    m_model = model;
}

void OldAnswers::showRows(const std::vector<ResultRow> &rows, bool running)
{
    m_before = std::min(m_before, rows.size());
    if (!m_model || running)
        return hide();
    qlonglong count = 0;
    QStringList models;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!rows[i].result || !*rows[i].result)
            continue;
        const Classification &answer = **rows[i].result;
        const bool other = answer.model != m_model->name || answer.modelVersion != m_model->version;
        if (!other && i >= m_before)
            continue;
        ++count;
        if (!models.contains(answer.model))
            models << answer.model;
    }
    if (count == 0)
        return hide();
    const bool named = models.size() == 1 && models.front() != m_model->name;
    offer(sentence(count, named ? models.front() : QString()),
          tr("Classify again with %1").arg(m_model->name), [this] { emit againRequested(); });
}

}  // namespace classiscope
