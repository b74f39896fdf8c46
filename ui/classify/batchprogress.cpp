// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/batchprogress.h"

#include "core/engine/batchrunner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

namespace classiscope {

BatchProgress::BatchProgress(const BatchRunner &runner, QWidget *parent)
    : QWidget(parent)
    , m_runner(runner)
    , m_bar(new QProgressBar)
    , m_text(new QLabel)
{
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_text->setObjectName(QStringLiteral("progressText"));
    m_text->setAccessibleName(tr("Progress in figures"));
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("cancelButton"));
    cancel->setAccessibleName(tr("Cancel classifying"));
    connect(cancel, &QPushButton::clicked, this, &BatchProgress::cancelRequested);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(16);
    row->addWidget(m_bar, 1);
    row->addWidget(m_text);
    row->addWidget(cancel);
    hide();

    m_timer.setInterval(100);
    connect(&m_timer, &QTimer::timeout, this, &BatchProgress::refresh);
}

void BatchProgress::start()
{
    if (m_timer.isActive())
        return;
    m_doneBefore = m_runner.done();
    m_clock.start();
    m_timer.start();
    refresh();
}

void BatchProgress::refresh()
{
    if (!m_runner.running()) {
        m_timer.stop();
        hide();
        return;
    }
    const QLocale locale;
    const int done = m_runner.done() - m_doneBefore;
    const int found = m_runner.found() - m_doneBefore;
    m_bar->setRange(0, found);
    m_bar->setValue(done);
    const double rate = done / std::max(0.001, double(m_clock.elapsed()) / 1000);
    m_text->setText(found == 0 ? tr("Looking for pictures…")
                               : tr("%1 of %2 · %3/s")
                                     .arg(locale.toString(done), locale.toString(found),
                                          locale.toString(rate, 'f', rate < 10 ? 1 : 0)));
    // A single picture is done before anyone could read this.
    setVisible(isVisible() || m_clock.elapsed() >= 200);
}

}  // namespace classiscope
