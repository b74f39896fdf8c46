// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failurebox.h"

#include "ui/theme/icons.h"
#include "ui/theme/palettes.h"

#include <QLabel>

namespace classiscope {

namespace {

constexpr int signSide = 32;
constexpr int leastWidth = 400;  // of the reason

}  // namespace

QMessageBox *failureBox(const QString &title, const QString &what, const QString &why,
                        QMessageBox::StandardButtons buttons, QWidget *window)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, title, what, buttons, window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIconPixmap(iconPixmap(QStringLiteral("error"), signSide, errorText(box->palette()),
                                  box->devicePixelRatioF()));
    // Long paths are cut off where no line may end.
    box->setInformativeText(QString(why).replace(u'/', QStringLiteral("/\u200b")));
    // The box itself would make it as narrow as the line above it.
    if (auto *reason = box->findChild<QLabel *>(QStringLiteral("qt_msgbox_informativelabel"))) {
        reason->setTextFormat(Qt::PlainText);
        reason->setMinimumWidth(leastWidth);
    }
    return box;
}

}  // namespace classiscope
