// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowhandover.h"

#include <QFileInfo>

#include <iostream>

namespace classiscope {

namespace {

QString absolute(const QString &path)
{
    return path.isEmpty() ? path : QFileInfo(path).absoluteFilePath();
}

/// The other program may have been started in another folder.
HandOver messageOf(const CommandLine &line)
{
    HandOver message;
    for (const QString &path : line.paths)
        message.paths << absolute(path);
    message.model = line.model;
    if (message.model) {
        message.model->path = absolute(message.model->path);
        message.model->labels = absolute(message.model->labels);
        message.model->configuration = absolute(message.model->configuration);
    }
    message.serve = line.serve;
    message.activationToken = qgetenv("XDG_ACTIVATION_TOKEN").left(HandOver::maxTokenBytes);
    return message;
}

/// What was given that counts only when a window starts.
QStringList leftOut(const CommandLine &line)
{
    static const QStringList handed {
        QStringLiteral("--model"),      QStringLiteral("--labels"),
        QStringLiteral("--mean"),       QStringLiteral("--configuration"),
        QStringLiteral("--std"),        QStringLiteral("--input-size"),
        QStringLiteral("--scale"),      QStringLiteral("--color-order"),
        QStringLiteral("--fit"),        QStringLiteral("--output"),
        QStringLiteral("--serve"),      QStringLiteral("--label-offset"),
        QStringLiteral("--new-window"),
    };
    QStringList others = line.typed;
    others.removeIf([](const QString &option) { return handed.contains(option); });
    return others;
}

}  // namespace

SingleInstance::Role handOver(const CommandLine &line, SingleInstance &instance, std::ostream &log)
{
    const SingleInstance::Role role = instance.start(messageOf(line));
    if (!instance.problem().isEmpty())
        log << "classiscope: " << instance.problem().toStdString() << std::endl;
    if (role != SingleInstance::Role::Handed)
        return role;
    log << "Handed over to the window that is open; --new-window opens another one." << std::endl;
    if (const QStringList others = leftOut(line); !others.isEmpty())
        log << "Counts only when a window starts, so not now: "
            << others.join(QLatin1String(", ")).toStdString() << std::endl;
    return role;
}

}  // namespace classiscope
