// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/recentmenu.h"

#include "ui/failurebox.h"
#include "ui/model/recentmodels.h"
#include "ui/theme/icons.h"
#include "ui/theme/tooltip.h"

#include <QDir>
#include <QPushButton>

namespace classiscope {

namespace {

/// A file's name is no mnemonic.
QString menuText(QString text)
{
    return text.replace(u'&', QLatin1String("&&"));
}

QString entryText(const RecentModel &model)
{
    const QString file = fileNameOf(model);
    QString text = model.name.isEmpty() ? file : RecentMenu::tr("%1 – %2").arg(model.name, file);
    return model.missing ? RecentMenu::tr("%1 (missing)").arg(text) : text;
}

}  // namespace

RecentMenu::RecentMenu(RecentModels &recent, QWidget *parent)
    : QMenu(tr("&Recent models"), parent)
    , m_recent(recent)
{
    setObjectName(QStringLiteral("recentMenu"));
    setIcon(classiscope::icon(QStringLiteral("waiting")));
    setToolTipsVisible(true);
    // Not at once: an action of this menu may be what has changed the list.
    connect(&recent, &RecentModels::changed, this, &RecentMenu::fill, Qt::QueuedConnection);
    connect(this, &QMenu::aboutToShow, &recent, &RecentModels::look);
    fill();
}

void RecentMenu::fill()
{
    clear();
    const auto &models = m_recent.models();
    for (int place = 0; place < int(models.size()); ++place) {
        QAction *action = addAction(menuText(entryText(models.at(place))),
                                    QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + place)), &m_recent,
                                    [this, place] { m_recent.choose(place); });
        action->setToolTip(plainToolTip(
            models.at(place).missing ? missingText(models.at(place))
                                     : QDir::toNativeSeparators(models.at(place).source.path)));
    }
    if (models.isEmpty())
        addAction(tr("No model was opened yet"))->setEnabled(false);
}

void showMissingModel(RecentModels &recent, int place, QWidget *window)
{
    const RecentModel model = recent.models().at(place);
    auto *box = failureBox(RecentMenu::tr("Model not opened"),
                           RecentMenu::tr("%1 is missing.").arg(model.name), missingText(model),
                           QMessageBox::Cancel, window);
    auto *remove = box->addButton(RecentMenu::tr("&Remove"), QMessageBox::DestructiveRole);
    remove->setObjectName(QStringLiteral("removeMissing"));
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(remove, &QPushButton::clicked, &recent, [&recent, path = model.source.path] {
        for (int i = 0; i < int(recent.models().size()); ++i) {
            if (recent.models().at(i).source.path == path)
                return recent.remove(i);
        }
    });
    box->open();
}

}  // namespace classiscope
