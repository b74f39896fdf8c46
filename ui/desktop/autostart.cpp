// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace classiscope {

namespace {

constexpr qint64 largestEntry = 64 << 10;

/// As the Desktop Entry Specification wants it: escaped for the quotes, then for the file.
QByteArray execLine(const QString &program)
{
    QString quoted;
    for (const QChar letter : program) {
        if (QStringLiteral("\"`$\\").contains(letter))
            quoted += QLatin1Char('\\');
        if (letter == QLatin1Char('%'))
            quoted += letter;
        quoted += letter;
    }
    quoted.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    return QStringLiteral("Exec=\"%1\"\n").arg(quoted).toUtf8();
}

Error cannotWrite(const QString &file, const QString &reason)
{
    return {Error::Code::FileUnreadable,
            QCoreApplication::translate("Autostart",
                                        "%1 cannot be changed (%2); see to it that this user may "
                                        "write there.")
                .arg(QDir::toNativeSeparators(file), reason)};
}

}  // namespace

Autostart::Autostart(const QString &file, const QString &program)
    : m_file(file)
    , m_program(program)
{
}

Autostart Autostart::ofUser()
{
    return {QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
                + QLatin1String("/autostart/classiscope.desktop"),
            QCoreApplication::applicationFilePath()};
}

bool Autostart::enabled() const
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    // A desktop's own settings switch an entry off by this line.
    const QByteArray content = file.read(largestEntry);
    return !content.contains("\nHidden=true")
        && !content.contains("\nX-GNOME-Autostart-enabled=false");
}

Result<bool> Autostart::setEnabled(bool on) const
{
    if (!on) {
        QFile file(m_file);
        if (file.exists() && !file.remove())
            return cannotWrite(m_file, file.errorString());
        return false;
    }
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(m_file, file.errorString());
    file.write("[Desktop Entry]\nType=Application\nName=Classiscope\nIcon=classiscope\n");
    file.write(execLine(m_program));
    file.write("Terminal=false\n");
    if (!file.commit())
        return cannotWrite(m_file, file.errorString());
    return true;
}

}  // namespace classiscope
