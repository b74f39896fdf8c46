// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labreports.h"

#include "ui/droptarget.h"
#include "ui/listtools.h"
#include "ui/loadlab/labfiles.h"
#include "ui/whenfinished.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QStandardPaths>
#include <QToolButton>
#include <QUrl>
#include <QtConcurrentRun>

namespace classiscope {

namespace {

/// Empty when something else is dragged.
QString draggedReport(const QMimeData &data)
{
    if (data.urls().size() != 1 || !data.urls().front().isLocalFile())
        return {};
    const QString path = data.urls().front().toLocalFile();
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == QStringLiteral("json") || suffix == QStringLiteral("csv") ? path : QString();
}

}  // namespace

LabReports::LabReports(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_lastFolder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{
    makeButtons();
}

void LabReports::makeButtons()
{
    m_openButton = quietButton("loadOpen", QStringLiteral("open"), tr("Reports"),
                               tr("Open, import or compare reports"));
    m_openButton->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_openButton);
    const QString reports = tr("Load reports (*.json)");
    menu->addAction(tr("&Open a saved report…"), this, [this, reports] {
        askOpen(tr("Open a saved report"), reports, &LabReports::open);
    });
    menu->addAction(tr("&Import Locust CSV…"), this, [this] {
        askOpen(tr("Import Locust CSV"), tr("Locust's statistics (*.csv)"), &LabReports::open);
    });
    QAction *compare = menu->addAction(tr("&Compare with a saved report…"), this, [this, reports] {
        askOpen(tr("Compare with a saved report"), reports, &LabReports::compare);
    });
    connect(menu, &QMenu::aboutToShow, this, [this, compare] { compare->setEnabled(hasReport()); });
    m_openButton->setMenu(menu);

    m_saveButton = quietButton("loadSave", QStringLiteral("export"), tr("Save report"),
                               tr("Save the report as a file"));
    m_saveButton->setPopupMode(QToolButton::InstantPopup);
    auto *forms = new QMenu(m_saveButton);
    forms->addAction(tr("To hand on (&HTML)…"), this,
                     [this] { askSave(tr("HTML pages (*.html)"), QStringLiteral("html")); });
    forms->addAction(tr("As text (&Markdown)…"), this,
                     [this] { askSave(tr("Markdown (*.md)"), QStringLiteral("md")); });
    forms->addAction(tr("Runs as a table (&CSV)…"), this,
                     [this] { askSave(tr("CSV tables (*.csv)"), QStringLiteral("csv")); });
    forms->addAction(tr("To open again (&JSON)…"), this,
                     [this, reports] { askSave(reports, QStringLiteral("json")); });
    m_saveButton->setMenu(forms);

    m_showButton = quietButton("loadShow", QStringLiteral("performance"), tr("Open report"),
                               tr("Open the report in the browser"));
    connect(m_showButton, &QToolButton::clicked, this, &LabReports::show);
    setEnabled(true);
}

QList<QWidget *> LabReports::buttons() const
{
    return {m_openButton, m_saveButton, m_showButton};
}

void LabReports::setReport(const LoadReport &report)
{
    m_report = std::make_shared<const LoadReport>(report);
    setEnabled(m_openButton->isEnabled());
}

void LabReports::setEnabled(bool enabled)
{
    m_openButton->setEnabled(enabled);
    m_saveButton->setVisible(hasReport());
    m_showButton->setVisible(hasReport());
}

void LabReports::askOpen(const QString &title, const QString &filter,
                         void (LabReports::*slot)(const QString &))
{
    auto *dialog = new QFileDialog(m_window, title, m_lastFolder, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, slot](const QString &path) {
        m_lastFolder = QFileInfo(path).absolutePath();
        (this->*slot)(path);
    });
    dialog->open();
}

void LabReports::askSave(const QString &filter, const QString &suffix)
{
    auto *dialog = new QFileDialog(m_window, tr("Save report"), m_lastFolder, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(
        QStringLiteral("load-%1.%2")
            .arg(m_report->date.toLocalTime().toString(QStringLiteral("yyyyMMdd-HHmm")), suffix));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_lastFolder = QFileInfo(path).absolutePath();
        save(path);
    });
    dialog->open();
}

bool LabReports::accepts(const QMimeData &dragged)
{
    return !draggedReport(dragged).isEmpty();
}

QFuture<QString> LabReports::describe(const QMimeData &dragged)
{
    return knownDescription(
        tr("Open the report %1").arg(QFileInfo(draggedReport(dragged)).fileName()));
}

void LabReports::take(const QMimeData &dropped)
{
    if (m_openButton->isEnabled())
        open(draggedReport(dropped));
    else
        emit failed(tr("A load test runs. Open the report when it has ended."));
}

void LabReports::open(const QString &path)
{
    whenFinished(QtConcurrent::run(openReportFile, path), this,
                 [this](const Result<LoadReport> &report) {
                     if (report)
                         emit opened(*report);
                     else
                         emit failed(report.error().text.translated());
                 });
}

void LabReports::save(const QString &path)
{
    if (m_report)
        write(
            path, [report = m_report, path] { return saveReportFile(*report, path); }, false);
}

void LabReports::show()
{
    if (!m_report)
        return;
    if (!m_folder)
        m_folder = std::make_unique<QTemporaryDir>();
    const QString path = m_folder->filePath(QStringLiteral("report-%1.html").arg(++m_shown));
    write(
        path, [report = m_report, path] { return saveReportFile(*report, path); }, true);
}

void LabReports::compare(const QString &other)
{
    if (!m_report)
        return;
    if (!m_folder)
        m_folder = std::make_unique<QTemporaryDir>();
    const QString path = m_folder->filePath(QStringLiteral("comparison-%1.html").arg(++m_shown));
    write(
        path, [report = m_report, other, path] { return saveComparisonFile(other, *report, path); },
        true);
}

void LabReports::write(const QString &path, const std::function<Result<QString>()> &content,
                       bool show)
{
    whenFinished(QtConcurrent::run(content), this, [this, path, show](const Result<QString> &done) {
        if (!done)
            emit failed(done.error().text.translated());
        else if (show)
            browse(path);
        else
            emit saved(tr("Saved %1").arg(QFileInfo(path).fileName()),
                       QDir::toNativeSeparators(path));
    });
}

void LabReports::browse(const QString &path)
{
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
        emit failed(tr("No browser could be opened: save the report and open it there."));
}

}  // namespace classiscope
