// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/modelsections.h"

#include <QScrollArea>

namespace classiscope {

/// Shows what is known of a model, section below section; every value can be selected.
class FactsView : public QScrollArea {
    Q_OBJECT

public:
    explicit FactsView(QWidget *parent = nullptr);

    void setSections(const QList<FactSection> &sections);
    const QList<FactSection> &sections() const { return m_sections; }

private:
    QList<FactSection> m_sections;
};

}  // namespace classiscope
