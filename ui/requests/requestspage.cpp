// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requests/requestspage.h"

#include "core/server/serverhost.h"
#include "ui/listtools.h"
#include "ui/performance/exporter.h"
#include "ui/performance/numberformat.h"
#include "ui/requests/requestcurl.h"
#include "ui/requests/requestdetail.h"
#include "ui/requests/requestexport.h"
#include "ui/requests/requestlist.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTimer>
#include <QToolButton>

namespace classiscope {

namespace {

using namespace std::chrono_literals;

}  // namespace

RequestsPage::RequestsPage(ServerHost &host, QWidget *parent)
    : QWidget(parent)
    , m_host(host)
    , m_model(host.requestLog())
    , m_list(new RequestList(m_model))
    , m_empty(new QLabel)
    , m_count(new QLabel)
    , m_text(filterField("requestFilter", tr("Filter the requests"), 240))
    , m_keepPictures(new QCheckBox(tr("&Keep pictures")))
    , m_timer(new QTimer(this))
    , m_exporter(new Exporter(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTools());
    column->addWidget(m_list, 1);
    column->addWidget(makeFooter());
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);

    m_empty->setObjectName(QStringLiteral("noRequests"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *over = new QVBoxLayout(m_list->viewport());
    over->addWidget(m_empty, 1);

    m_timer->setInterval(250ms);
    connect(m_timer, &QTimer::timeout, this, &RequestsPage::refresh);
    connect(m_list, &RequestList::opened, this, &RequestsPage::open);
    connect(m_list, &RequestList::currentRowChanged, this, &RequestsPage::showCount);
    connect(&m_host, &ServerHost::failed, this, [this](const Error &error) {
        m_failure = error.text.translated();
        showCount();
    });
    connect(&m_host, &ServerHost::stateChanged, this, [this](ServerHost::State state) {
        if (state == ServerHost::State::Starting)
            m_failure.clear();
    });
    showCount();
}

QWidget *RequestsPage::makeTools()
{
    auto *kind = new QComboBox;
    kind->setObjectName(QStringLiteral("kind"));
    kind->setAccessibleName(tr("Which requests are shown"));
    kind->addItems({tr("All"), tr("Errors")});
    m_pause = quietButton("pause", QStringLiteral("pause"), tr("Pause"),
                          tr("Show no new requests; the log goes on"));
    m_pause->setCheckable(true);
    m_clear = quietButton("clearRequests", QStringLiteral("clear"), tr("Clear"),
                          tr("Forget all requests"));
    auto *row = new QWidget;
    auto *tools = new QHBoxLayout(row);
    tools->setContentsMargins(16, 8, 8, 8);
    tools->setSpacing(8);
    tools->addWidget(m_text, 1);
    tools->addWidget(kind);
    tools->addStretch(1);
    tools->addWidget(m_pause);
    tools->addWidget(makeCopy());
    addSave(tools);
    tools->addWidget(m_clear);
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_list->filter().setText(text);
        showCount();
    });
    connect(kind, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_list->filter().setFailedOnly(index == 1);
        showCount();
    });
    connect(m_pause, &QToolButton::toggled, this, &RequestsPage::setPaused);
    connect(m_clear, &QToolButton::clicked, this, &RequestsPage::clear);
    return row;
}

void RequestsPage::addSave(QHBoxLayout *tools)
{
    m_save = quietButton("saveRequests", QStringLiteral("export"), tr("Save…"),
                         tr("Save the requests that are shown"));
    m_save->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_save);
    menu->addAction(tr("&CSV…"), this, [this] {
        m_exporter->ask({tr("Save requests"), tr("CSV (*.csv)"), QStringLiteral("csv")},
                        QStringLiteral("requests.csv"),
                        [records = shownRecords()] { return requestsCsv(records); });
    });
    menu->addAction(tr("&JSON lines…"), this, [this] {
        m_exporter->ask({tr("Save requests"), tr("JSON lines (*.jsonl)"), QStringLiteral("jsonl")},
                        QStringLiteral("requests.jsonl"),
                        [records = shownRecords()] { return requestsJsonLines(records); });
    });
    m_save->setMenu(menu);
    tools->addWidget(m_save);
}

QWidget *RequestsPage::makeFooter()
{
    m_count->setObjectName(QStringLiteral("requestCount"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_keepPictures->setObjectName(QStringLiteral("keepPictures"));
    m_keepPictures->setToolTip(tr("Keep the pictures of the requests in memory, at most 64 MiB, to "
                                  "look at them here; switching it off forgets them"));
    connect(m_keepPictures, &QCheckBox::toggled, this,
            [this](bool keep) { m_host.requestLog().setKeepPictures(keep); });
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(16, 6, 16, 6);
    layout->setSpacing(16);
    layout->addWidget(m_count, 1);
    layout->addWidget(m_keepPictures);
    return row;
}

QToolButton *RequestsPage::makeCopy()
{
    auto *details = new QAction(tr("&Details"), this);
    connect(details, &QAction::triggered, this, [this] {
        if (m_list->currentRow() >= 0)
            open(m_list->currentRow());
    });
    m_copyCurl = new QAction(icon(QStringLiteral("copy")), tr("Copy as &curl"), this);
    m_copyCurl->setObjectName(QStringLiteral("copyAsCurl"));
    m_copyCurl->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    m_copyCurl->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_copyCurl->setToolTip(tr("Copy the selected request as a curl command (%1)")
                               .arg(m_copyCurl->shortcut().toString(QKeySequence::NativeText)));
    connect(m_copyCurl, &QAction::triggered, this, &RequestsPage::copyCurl);
    m_list->addActions({details, m_copyCurl});
    auto *copy = quietButton("copyRequest", QStringLiteral("copy"), {}, {});
    copy->setDefaultAction(m_copyCurl);
    return copy;
}

void RequestsPage::refresh()
{
    if (!m_pause->isChecked())
        m_model.update(m_host.options().requestLogLimit);
    showCount();
}

void RequestsPage::setPaused(bool paused)
{
    m_pause->setText(paused ? tr("Go on") : tr("Pause"));
    m_pause->setIcon(icon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
    refresh();
}

void RequestsPage::clear()
{
    m_model.clear();
    showCount();
}

QString RequestsPage::curl(int row) const
{
    const bool listening = m_host.state() == ServerHost::State::Listening;
    const QUrl url = listening ? m_host.url() : QUrl(QStringLiteral("http://127.0.0.1:5000/"));
    return curlOf(m_model.record(row), url, !m_host.options().apiKey.isEmpty());
}

void RequestsPage::copyCurl()
{
    if (m_list->currentRow() >= 0)
        QGuiApplication::clipboard()->setText(curl(m_list->currentRow()));
}

void RequestsPage::open(int row)
{
    auto *detail =
        new RequestDetail(m_model.record(row), m_model.picture(row), curl(row), window());
    detail->setAttribute(Qt::WA_DeleteOnClose);
    detail->open();
}

std::vector<RequestRecord> RequestsPage::shownRecords() const
{
    std::vector<RequestRecord> records;
    for (const int row : m_list->shownRows())
        records.push_back(m_model.record(row));
    return records;
}

QString RequestsPage::nothingYet() const
{
    if (m_host.state() == ServerHost::State::Listening)
        return tr("Nobody has asked the server yet.\nEach request will appear here.");
    if (!m_failure.isEmpty())
        return tr("The server could not be switched on.\n%1\nServer (Alt+2) shows what helps.")
            .arg(m_failure);
    return tr("The server is off.\nSwitch it on at Server (Alt+2), and each request will appear "
              "here.");
}

void RequestsPage::showCount()
{
    const int rows = m_model.rowCount();
    const int shown = m_list->filter().rowCount();
    QStringList parts;
    if (rows == m_model.total())
        parts << tr("Requests: %1").arg(countText(rows));
    else
        parts << tr("The last %1 of %2 requests").arg(countText(rows), countText(m_model.total()));
    if (shown != rows)
        parts << tr("%1 shown").arg(countText(shown));
    parts << tr("%1 failed").arg(countText(m_model.failures()));
    if (m_pause->isChecked())
        parts << tr("paused");
    m_count->setText(parts.join(QStringLiteral(" · ")));
    m_empty->setText(rows > 0 ? tr("No request matches the filter") : nothingYet());
    m_empty->setVisible(shown == 0);
    m_save->setEnabled(shown > 0);
    m_clear->setEnabled(rows > 0);
    const int current = m_list->currentRow();
    m_copyCurl->setEnabled(current >= 0 && !m_model.record(current).method.isEmpty());
}

void RequestsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    m_timer->start();
}

void RequestsPage::hideEvent(QHideEvent *event)
{
    m_timer->stop();
    QWidget::hideEvent(event);
}

}  // namespace classiscope
