// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>
#include <QWidget>

class QLabel;

namespace classiscope {

class CopyButton;

/// How to use a listening server: its URL, a line for the shell, its paths.
class EndpointPanel : public QWidget {
    Q_OBJECT

public:
    explicit EndpointPanel(QWidget *parent = nullptr);

    /// `withKey`: the server wants an API key.
    void setUrl(const QUrl &url, bool withKey);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeUrlTitle();
    QWidget *makeCurlTitle();
    void showLinks();

    QUrl m_url;
    QLabel *m_urlLabel;
    QLabel *m_curl;
    QLabel *m_links;
    CopyButton *m_copyUrl;
    CopyButton *m_copyCurl;
};

}  // namespace classiscope
