// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/aboutbox.h"

#include "core/engine/classifier.h"
#include "core/engine/onednnversion.h"
#include "core/version.h"
#include "ui/theme/icons.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QSysInfo>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AboutBox)
};

/// One a line: "Qt 6.4.2".
QStringList versions()
{
    QStringList lines {QStringLiteral("Classiscope %1").arg(QStringLiteral(CLASSISCOPE_VERSION)),
                       QStringLiteral("Qt %1").arg(QString::fromLatin1(qVersion())),
                       QStringLiteral("OpenCV %1").arg(openCvVersion())};
    const QString oneDnn = oneDnnVersion();
    lines << (oneDnn.isEmpty() ? Words::tr("built without oneDNN")
                               : QStringLiteral("oneDNN %1").arg(oneDnn));
    return lines;
}

QString licences()
{
    return Words::tr(
               "Classiscope is free software under the GNU General Public License, version 3 or "
               "later. It uses:")
        + QStringLiteral("\n\n"
                         "Qt: LGPL-3.0; Qt Charts, Qt HTTP Server: GPL-3.0\n"
                         "OpenCV: Apache-2.0\n"
                         "oneDNN: Apache-2.0\n"
                         "libjpeg-turbo: IJG, BSD-3-Clause\n"
                         "OpenSSL: Apache-2.0\n"
                         "simdjson: Apache-2.0\n"
                         "POCO: BSL-1.0\n"
                         "prometheus-cpp: MIT\n"
                         "spdlog: MIT\n"
                         "CLI11: BSD-3-Clause\n"
                         "hiredis: BSD-3-Clause");
}

}  // namespace

void showAboutBox(QWidget *parent)
{
    auto *box = new QMessageBox(parent);
    box->setObjectName(QStringLiteral("aboutBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(Words::tr("About Classiscope"));
    box->setIconPixmap(applicationIcon().pixmap(64));
    box->setText(Words::tr("Classiscope %1").arg(QStringLiteral(CLASSISCOPE_VERSION)));
    const QStringList built = versions();
    box->setInformativeText(
        Words::tr("Classifies pictures, in this window and over HTTP, and shows "
                  "how fast.\n\nLicence: GPL-3.0-or-later. It comes without any "
                  "warranty.")
        + QStringLiteral("\n\n") + built.mid(1).join(QStringLiteral(" · ")));
    box->setDetailedText(licences());
    box->setStandardButtons(QMessageBox::Close);
    box->setDefaultButton(QMessageBox::Close);
    auto *copy = box->addButton(Words::tr("Copy versions"), QMessageBox::ActionRole);
    copy->setObjectName(QStringLiteral("copyVersions"));
    // Any button of a message box would close it. The style has to hear of its destruction.
    QObject::disconnect(copy, &QPushButton::clicked, nullptr, nullptr);
    QObject::connect(copy, &QPushButton::clicked, copy, [built] {
        QGuiApplication::clipboard()->setText(
            (built
             + QStringList {QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture()})
                .join(QLatin1Char('\n')));
    });
    box->open();
    // With its proxy Tab goes back to the first button before it reaches the last.
    box->findChild<QDialogButtonBox *>()->setFocusProxy(nullptr);
}

}  // namespace classiscope
