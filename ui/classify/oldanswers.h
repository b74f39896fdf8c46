// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classifier.h"
#include "ui/classify/messageline.h"

#include <optional>
#include <vector>

namespace classiscope {

struct ResultRow;

/// Says how many answers of the list another model gave than the one that is open now, and
/// offers to classify them again. Hidden while there are none.
class OldAnswers : public MessageLine {
    Q_OBJECT

public:
    explicit OldAnswers(QWidget *parent = nullptr);

    /// `rows`: those of the list now.
    void setModel(const ModelInfo &model, const std::vector<ResultRow> &rows);
    /// After the rows changed. While pictures are being classified nothing is said.
    void showRows(const std::vector<ResultRow> &rows, bool running);

signals:
    void againRequested();

private:
    std::optional<ModelInfo> m_model;
    std::size_t m_before = 0;  // rows older than a model that is called as the one before
};

}  // namespace classiscope
