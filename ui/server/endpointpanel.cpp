// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/endpointpanel.h"

#include "ui/server/copybutton.h"
#include "ui/server/serverurls.h"
#include "ui/theme/palettes.h"

#include <QDesktopServices>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace classiscope {

namespace {

constexpr auto selectable = Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard;

QLabel *caption(const QString &text)
{
    auto *label = new QLabel(text);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QHBoxLayout *rowLayout(QWidget *row)
{
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    return layout;
}

}  // namespace

EndpointPanel::EndpointPanel(QWidget *parent)
    : QWidget(parent)
    , m_urlLabel(new QLabel)
    , m_curl(new QLabel)
    , m_links(new QLabel)
    , m_copyUrl(new CopyButton(tr("the address")))
    , m_copyCurl(new CopyButton(tr("the command")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(makeUrlTitle());
    layout->addWidget(m_urlLabel);
    layout->addSpacing(12);
    layout->addWidget(makeCurlTitle());
    layout->addWidget(m_curl);
    layout->addSpacing(12);
    layout->addWidget(caption(tr("Also there")));
    layout->addWidget(m_links);
    m_links->setTextFormat(Qt::RichText);
    m_links->setOpenExternalLinks(true);
    m_links->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_links->setObjectName(QStringLiteral("links"));
}

QWidget *EndpointPanel::makeUrlTitle()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    m_urlLabel->setFont(large);
    m_urlLabel->setTextInteractionFlags(selectable);
    m_urlLabel->setObjectName(QStringLiteral("url"));
    m_copyUrl->setObjectName(QStringLiteral("copyUrl"));
    auto *open = new QPushButton(tr("Open in browser"));
    open->setObjectName(QStringLiteral("open"));
    connect(open, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(m_url); });
    auto *row = new QWidget;
    QHBoxLayout *layout = rowLayout(row);
    layout->addWidget(caption(tr("Address")), 1);
    layout->addWidget(m_copyUrl);
    layout->addWidget(open);
    return row;
}

QWidget *EndpointPanel::makeCurlTitle()
{
    m_curl->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_curl->setTextInteractionFlags(selectable);
    m_curl->setWordWrap(true);
    m_curl->setObjectName(QStringLiteral("curl"));
    m_copyCurl->setObjectName(QStringLiteral("copyCurl"));
    auto *row = new QWidget;
    QHBoxLayout *layout = rowLayout(row);
    layout->addWidget(caption(tr("Classify a picture from a terminal")), 1);
    layout->addWidget(m_copyCurl);
    return row;
}

void EndpointPanel::setUrl(const QUrl &url, bool withKey)
{
    m_url = url;
    m_urlLabel->setText(url.toString());
    m_copyUrl->setContent(url.toString());
    m_curl->setText(curlLine(url, withKey));
    m_copyCurl->setContent(curlLine(url, withKey));
    showLinks();
}

void EndpointPanel::showLinks()
{
    const std::pair<QString, QString> paths[] = {
        {QStringLiteral("/"), tr("page to try it in the browser")},
        {QStringLiteral("/docs"), tr("the API, described")},
        {QStringLiteral("/health"), tr("is it ready?")},
        {QStringLiteral("/stats"), tr("the figures as JSON")},
        {QStringLiteral("/metrics"), tr("the figures for Prometheus")},
    };
    QString rows;
    for (const auto &[path, meaning] : paths) {
        const QString target = m_url.resolved(QUrl(path)).toString().toHtmlEscaped();
        rows += QStringLiteral("<tr><td style='padding: 2px 16px 2px 0'>"
                               "<a href='%1' style='color: %2'>%3</a></td>"
                               "<td style='padding: 2px 0'>%4</td></tr>")
                    .arg(target, accentText(palette()).name(), path, meaning.toHtmlEscaped());
    }
    m_links->setText(QStringLiteral("<table cellspacing='0'>%1</table>").arg(rows));
}

void EndpointPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showLinks();
}

}  // namespace classiscope
