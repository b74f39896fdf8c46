// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labrunner.h"

#include "core/loadtest/childprocess.h"

#include <QProcess>

#include <csignal>

#include <unistd.h>

namespace classiscope {

LabRunner::LabRunner(const QString &program, QObject *parent)
    : QObject(parent)
    , m_program(program)
{
}

LabRunner::~LabRunner()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->kill();
    m_process->waitForFinished();
}

bool LabRunner::running() const
{
    return m_process != nullptr;
}

qint64 LabRunner::processId() const
{
    return m_process ? m_process->processId() : 0;
}

void LabRunner::start(const QStringList &arguments)
{
    m_errors.clear();
    m_stopping = false;
    m_killed = false;
    m_process = std::make_unique<QProcess>();
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &LabRunner::read);
    connect(m_process.get(), &QProcess::readyReadStandardError, this, &LabRunner::readErrors);
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(tr("The load test could not be started: %1").arg(m_process->errorString()));
    });
    connect(m_process.get(), &QProcess::finished, this,
            [this](int exitCode, QProcess::ExitStatus status) {
                read();
                readErrors();
                end(problemAfter(exitCode, status == QProcess::CrashExit));
            });
    m_process->setChildProcessModifier([parent = ::getpid()] { bindToParent(parent); });
    m_process->start(m_program, arguments);
}

void LabRunner::stop()
{
    if (!m_process)
        return;
    if (m_stopping || m_process->state() != QProcess::Running) {
        m_killed = true;
        m_process->kill();
    } else {
        ::kill(pid_t(m_process->processId()), SIGINT);
    }
    m_stopping = true;
}

void LabRunner::read()
{
    while (m_process->canReadLine()) {
        if (const auto event = readLoadEvent(m_process->readLine().trimmed()))
            emit told(*event);
    }
    if (m_process->bytesAvailable() > maxLineBytes)
        m_process->kill();
}

void LabRunner::readErrors()
{
    m_errors = (m_errors + m_process->readAllStandardError()).right(maxErrorBytes);
}

QString LabRunner::problemAfter(int exitCode, bool crashed) const
{
    if (m_killed || (exitCode == 0 && !crashed) || (m_stopping && !crashed))
        return {};
    const QString said = QString::fromUtf8(m_errors).trimmed();
    if (!said.isEmpty())
        return said;
    return crashed ? tr("The load test was ended from outside.")
                   : tr("The load test ended with code %1 and gave no reason.").arg(exitCode);
}

void LabRunner::end(const QString &problem)
{
    m_process.release()->deleteLater();  // this may be called by one of its signals
    emit finished(problem);
}

}  // namespace classiscope
