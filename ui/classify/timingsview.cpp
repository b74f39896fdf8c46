// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/timingsview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

namespace classiscope {

QString durationText(std::chrono::microseconds duration)
{
    const QLocale locale;
    const double milliseconds = double(duration.count()) / 1000;
    if (milliseconds < 9.95)
        return TimingsView::tr("%1 ms").arg(locale.toString(milliseconds, 'f', 1));
    if (milliseconds < 999.5)
        return TimingsView::tr("%1 ms").arg(locale.toString(milliseconds, 'f', 0));
    return TimingsView::tr("%1 s").arg(locale.toString(milliseconds / 1000, 'f', 2));
}

TimingsView::TimingsView(QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_queue = addStage(tr("Queue"), tr("waited for a worker"));
    m_decode = addStage(tr("Decode"), tr("file to pixels"));
    m_preprocess = addStage(tr("Prepare"), tr("resized and normalised for the network"));
    m_inference = addStage(tr("Inference"), tr("the network's forward pass"));
    m_total = addStage(tr("Total"), tr("from handing over to the answer"));
    setToolTip(tr("<p>The way of one picture: it waits for a worker (queue), becomes pixels "
                  "(decode), gets the network's size and colours (prepare), goes through the "
                  "network (inference). Total is all of it, hand-over included.</p>"));
}

QLabel *TimingsView::addStage(const QString &name, const QString &explanation)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    auto *title = new QLabel(name);
    title->setForegroundRole(QPalette::PlaceholderText);
    auto *figure = new QLabel;
    figure->setAccessibleName(name);
    figure->setAccessibleDescription(explanation);
    figure->setObjectName(name);
    column->addWidget(title);
    column->addWidget(figure);
    static_cast<QHBoxLayout *>(layout())->addLayout(column, 1);
    return figure;
}

void TimingsView::setTimings(const StageTimings &timings)
{
    m_queue->setText(durationText(timings.queue));
    m_decode->setText(durationText(timings.decode));
    m_preprocess->setText(durationText(timings.preprocess));
    m_inference->setText(durationText(timings.inference));
    m_total->setText(durationText(timings.total));
}

}  // namespace classiscope
