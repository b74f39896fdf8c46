// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/benchmark/benchprogressview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QTimer>

namespace classiscope {

BenchProgressView::BenchProgressView(QWidget *parent)
    : QWidget(parent)
    , m_what(new QLabel)
    , m_figures(new QLabel)
    , m_bar(new QProgressBar)
    , m_timer(new QTimer(this))
{
    m_what->setObjectName(QStringLiteral("benchWhat"));
    m_what->setAccessibleName(tr("What is being measured"));
    m_figures->setObjectName(QStringLiteral("benchLeft"));
    m_figures->setAccessibleName(tr("Progress in figures"));
    m_figures->setForegroundRole(QPalette::PlaceholderText);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    auto *texts = new QHBoxLayout;
    texts->addWidget(m_what, 1);
    texts->addWidget(m_figures);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(texts);
    column->addWidget(m_bar);
    m_timer->setInterval(1000);
    connect(m_timer, &QTimer::timeout, this, &BenchProgressView::showTime);
    hide();
}

void BenchProgressView::start(std::chrono::milliseconds perMeasurement)
{
    m_left = TimeLeft(perMeasurement);
    setProgress({tr("Opening the model"), 0, 0});
    m_timer->start();
    show();
}

void BenchProgressView::setProgress(const BenchProgress &progress)
{
    m_progress = progress;
    m_left.update(progress.done, progress.total, TimeLeft::Clock::now());
    m_what->setText(progress.what.translated());
    m_bar->setRange(0, progress.total);  // 0 to 0: it moves to and fro
    m_bar->setValue(progress.done);
    showTime();
}

void BenchProgressView::setCancelling()
{
    m_timer->stop();
    m_what->setText(tr("Stopping; what is measured stays…"));
    m_figures->clear();
}

void BenchProgressView::stop()
{
    m_timer->stop();
    hide();
}

void BenchProgressView::showTime()
{
    const auto left = m_left.at(TimeLeft::Clock::now());
    m_figures->setText(left ? tr("%1 of %2 · about %3 left")
                                  .arg(m_progress.done)
                                  .arg(m_progress.total)
                                  .arg(roughTimeText(*left))
                            : QString());
}

}  // namespace classiscope
