// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QUrl;

namespace classiscope {

struct RequestRecord;

/// All that is known of one request, with its picture when that was kept.
class RequestDetail : public QDialog {
    Q_OBJECT

public:
    /// `picture`: the encoded image; empty when it was not kept. `curl`: a command that
    /// asks the same; empty for none.
    RequestDetail(const RequestRecord &record, const QByteArray &picture, const QString &curl,
                  QWidget *parent = nullptr);

private:
    QWidget *makePicture(const RequestRecord &record, const QByteArray &picture);
    QWidget *makeFacts(const RequestRecord &record);
    QWidget *makeButtons(const QString &curl);
};

}  // namespace classiscope
