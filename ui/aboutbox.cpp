// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/aboutbox.h"

#include "core/version.h"
#include "ui/theme/icons.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AboutBox)
};

}  // namespace

void showAboutBox(QWidget *parent)
{
    auto *box = new QMessageBox(parent);
    box->setObjectName(QStringLiteral("aboutBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(Words::tr("About Classiscope"));
    box->setIconPixmap(applicationIcon().pixmap(64));
    box->setText(Words::tr("Classiscope %1").arg(QStringLiteral(CLASSISCOPE_VERSION)));
    box->setInformativeText(
        Words::tr("Classifies pictures, in this window and over HTTP, and shows "
                  "how fast.\n\nLicence: GPL-3.0-or-later. It comes without any "
                  "warranty.\n\nQt %1")
            .arg(QString::fromLatin1(qVersion())));
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

}  // namespace classiscope
