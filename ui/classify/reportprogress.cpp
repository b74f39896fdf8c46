// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/reportprogress.h"

#include "ui/whenfinished.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QtConcurrentRun>

namespace classiscope {

ReportProgress::ReportProgress(QWidget *parent)
    : QWidget(parent)
    , m_bar(new QProgressBar)
    , m_text(new QLabel)
{
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the report"));
    m_text->setObjectName(QStringLiteral("reportText"));
    auto *cancelButton = new QPushButton(tr("Cancel"));
    cancelButton->setObjectName(QStringLiteral("cancelReport"));
    cancelButton->setAccessibleName(tr("Cancel the report"));
    connect(cancelButton, &QPushButton::clicked, this, &ReportProgress::cancel);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(16);
    row->addWidget(m_bar, 1);
    row->addWidget(m_text);
    row->addWidget(cancelButton);
    hide();

    m_timer.setInterval(100);
    connect(&m_timer, &QTimer::timeout, this, &ReportProgress::refresh);
    m_pool.setMaxThreadCount(1);
    m_pool.setThreadPriority(QThread::LowPriority);
}

ReportProgress::~ReportProgress()
{
    cancel();
    m_pool.waitForDone();
}

void ReportProgress::write(HtmlReport report, const QString &path)
{
    m_done = 0;
    m_cancelled = false;
    m_bar->setRange(0, int(report.rows.size()));
    m_clock.start();
    m_timer.start();
    // The pool is waited for before the members go.
    const auto goOn = [this](int done) {
        m_done = done;
        return !m_cancelled;
    };
    const auto work = [report = std::move(report), path, goOn] {
        return writeHtmlReport(report, path, goOn);
    };
    const auto tell = [this, path](const Result<int> &written) {
        m_timer.stop();
        hide();
        emit finished(written, path);
    };
    whenFinished(QtConcurrent::run(&m_pool, work), this, tell);
}

void ReportProgress::cancel()
{
    m_cancelled = true;
}

void ReportProgress::refresh()
{
    const QLocale locale;
    m_bar->setValue(m_done);
    m_text->setText(tr("Report: %1 of %2")
                        .arg(locale.toString(m_bar->value()), locale.toString(m_bar->maximum())));
    if (m_clock.hasExpired(patience.count()))
        show();
}

}  // namespace classiscope
