// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/benchmark/bestpanel.h"

#include "core/engine/bench/tuningfile.h"
#include "ui/benchmark/benchrows.h"
#include "ui/performance/numberformat.h"
#include "ui/whenfinished.h"

#include <QCheckBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QtConcurrentRun>

namespace classiscope {

BestPanel::BestPanel(const QString &tuningPath, bool lessExact, QWidget *parent)
    : QFrame(parent)
    , m_tuningPath(tuningPath)
    , m_headline(new QLabel)
    , m_detail(new QLabel)
    , m_lessExact(new QCheckBox(tr("&Less exact numbers may win")))
    , m_keep(new QPushButton(tr("&Keep the best setting")))
{
    setObjectName(QStringLiteral("bestPanel"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    m_headline->setFont(large);
    m_headline->setWordWrap(true);
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setObjectName(QStringLiteral("benchBest"));
    m_detail->setObjectName(QStringLiteral("benchBestDetail"));
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    m_detail->setWordWrap(true);
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_lessExact->setObjectName(QStringLiteral("benchLessExact"));
    m_lessExact->setChecked(lessExact);
    m_lessExact->setToolTip(tr("Let a setting be the best that computes with shorter numbers: "
                               "answers then differ a little"));
    m_keep->setObjectName(QStringLiteral("benchKeep"));
    m_keep->setToolTip(tr("Use this setting for this model on this computer from now on"));

    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_headline);
    texts->addWidget(m_detail);
    texts->addSpacing(2);
    texts->addWidget(m_lessExact, 0, Qt::AlignLeft);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(16);
    row->addLayout(texts, 1);
    row->addWidget(m_keep, 0, Qt::AlignVCenter);
    connect(m_keep, &QPushButton::clicked, this, &BestPanel::keep);
    connect(m_lessExact, &QCheckBox::toggled, this, [this] {
        showBest();
        emit bestChanged();
    });
}

void BestPanel::setReport(const BenchReport &report, const QString &calibrationImages)
{
    m_report = report;
    m_calibrationImages = calibrationImages;
    m_lessExact->setVisible(bestSetting(report.pipeline, true)
                            != bestSetting(report.pipeline, false));
    showBest();
}

std::optional<std::size_t> BestPanel::best() const
{
    return bestSetting(m_report.pipeline, m_lessExact->isChecked());
}

void BestPanel::showBest()
{
    const auto place = best();
    m_keep->setEnabled(place && !m_report.cancelled);
    if (!place) {
        m_headline->setText(tr("No best setting yet"));
        m_detail->setText(tr("The full pipeline was not measured; it finds the best setting."));
        return;
    }
    const BenchFigures &figures = m_report.pipeline[*place];
    m_headline->setText(tr("Best: %1 images/s with %2, %3")
                            .arg(rateText(figures.perSecond.median()),
                                 m_report.pathName(figures.setting.path),
                                 benchSettingText(figures.setting)));
    QStringList parts;
    if (figures.againstOpenCv > 0)
        parts << tr("%1 times as fast as OpenCV with as many threads")
                     .arg(QLocale().toString(figures.againstOpenCv, 'f', 2));
    parts << tr("95 % of the pictures within %1").arg(responseTimeText(figures.p95));
    if (m_report.cancelled)
        parts << tr("cannot be kept, as not everything was measured");
    m_detail->setText(parts.join(QStringLiteral(" · ")));
    m_detail->setToolTip({});
}

void BestPanel::keep()
{
    const auto place = best();
    if (!place)
        return;
    m_keep->setEnabled(false);
    const BenchFigures &figures = m_report.pipeline[*place];
    const Tuning tuning = Tuning::from(figures, m_calibrationImages);
    const QString text = QStringLiteral("%1, %2").arg(m_report.pathName(figures.setting.path),
                                                      benchSettingText(figures.setting));
    const auto save = [path = m_tuningPath, sha256 = m_report.modelSha256, tuning] {
        return TuningFile(path).save(TuningKey::here(sha256), tuning);
    };
    whenFinished(QtConcurrent::run(save), this,
                 [this, text](const std::optional<Error> &error) { showSaved(text, error); });
}

void BestPanel::showSaved(const QString &tuning, const std::optional<Error> &error)
{
    m_keep->setEnabled(true);
    if (error) {
        m_detail->setText(error->text.translated());
        return;
    }
    m_detail->setText(tr("Saved for %1 on this computer: %2. It counts from the next start; the "
                         "server and the command line use it too.")
                          .arg(m_report.modelName, tuning));
    m_detail->setToolTip(QDir::toNativeSeparators(m_tuningPath));
}

}  // namespace classiscope
