// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requests/requestdetail.h"

#include "ui/classify/imagepreview.h"
#include "ui/requests/requesttext.h"
#include "ui/server/copybutton.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>

namespace classiscope {

RequestDetail::RequestDetail(const RequestRecord &record, const QByteArray &picture,
                             const QString &curl, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Request %1").arg(record.number));
    auto *row = new QHBoxLayout;
    row->setSpacing(24);
    row->addWidget(makePicture(record, picture), 1);
    row->addWidget(makeFacts(record), 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(16);
    column->addLayout(row, 1);
    column->addWidget(makeButtons(curl));
    resize(760, 440);
}

QWidget *RequestDetail::makePicture(const RequestRecord &record, const QByteArray &picture)
{
    if (!picture.isEmpty()) {
        auto *preview = new ImagePreview;
        preview->show({record.path, {}, picture});
        return preview;
    }
    auto *missing = new QLabel(
        record.images == 0
            ? tr("No picture was classified in this request.")
            : tr("The picture of this request was not kept. Switch “Keep pictures” on to see those "
                 "that come from now on."));
    missing->setObjectName(QStringLiteral("noPicture"));
    missing->setWordWrap(true);
    missing->setAlignment(Qt::AlignCenter);
    missing->setForegroundRole(QPalette::PlaceholderText);
    missing->setMinimumWidth(200);
    return missing;
}

QWidget *RequestDetail::makeFacts(const RequestRecord &record)
{
    auto *facts = new QWidget;
    auto *form = new QFormLayout(facts);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(6);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    for (const auto &[name, value] : requestFacts(record)) {
        auto *title = new QLabel(name);
        title->setForegroundRole(QPalette::PlaceholderText);
        auto *shown = new QLabel(value);
        shown->setTextFormat(Qt::PlainText);
        shown->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        shown->setWordWrap(true);
        form->addRow(title, shown);
    }
    auto *area = new QScrollArea;  // a path may be as long as a header
    area->setWidget(facts);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);  // the facts have it
    area->setMinimumWidth(320);
    return area;
}

QWidget *RequestDetail::makeButtons(const QString &curl)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *copy = new CopyButton(tr("this request as a curl command"));
    copy->setObjectName(QStringLiteral("copyRequest"));
    copy->setContent(curl);
    copy->setEnabled(!curl.isEmpty());
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new QLabel(tr("As curl")));
    layout->addWidget(copy);
    layout->addWidget(buttons, 1);
    return row;
}

}  // namespace classiscope
