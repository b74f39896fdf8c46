// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/loadevent.h"

#include <QObject>
#include <QStringList>

#include <memory>

class QProcess;

namespace classiscope {

/// Runs `classiscope loadtest` as a program of its own, which ends when this one does, and
/// tells what it says.
class LabRunner : public QObject {
    Q_OBJECT

public:
    static constexpr qint64 maxLineBytes = 64 << 20;  ///< of an event; a longer one ends it
    static constexpr qint64 maxErrorBytes = 8 << 10;  ///< kept of what it says of errors

    /// `program`: the path of `classiscope`.
    explicit LabRunner(const QString &program, QObject *parent = nullptr);
    /// Ends what runs, at once.
    ~LabRunner() override;

    /// Requires: !running().
    void start(const QStringList &arguments);

    /// Asks it to stop and to report what there is; asked again it is ended at once.
    void stop();

    bool running() const;
    qint64 processId() const;  ///< 0 when none runs

signals:
    void told(const classiscope::LoadEvent &event);
    /// `problem`: why it did not end by itself, or could not begin; empty: it did.
    void finished(const QString &problem);

private:
    void read();
    void readErrors();
    void end(const QString &problem);
    QString problemAfter(int exitCode, bool crashed) const;

    const QString m_program;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_errors;
    bool m_stopping = false;
    bool m_killed = false;
};

}  // namespace classiscope
