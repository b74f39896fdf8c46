// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/savefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QPromise>
#include <QSaveFile>
#include <QThreadPool>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SaveFile)
};

Result<QString> write(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(content);
        if (file.commit())
            return path;
    }
    return {Error::Code::Internal,
            Words::tr("%1 could not be written (%2): choose another folder, or make room there.")
                .arg(QDir::toNativeSeparators(path), file.errorString())};
}

}  // namespace

QFuture<Result<QString>> saveFile(const QString &path, std::function<QByteArray()> content)
{
    // A shared promise: QThreadPool wants a function that can be copied.
    const auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, path, content = std::move(content)] {
        promise->addResult(write(path, content()));
        promise->finish();
    });
    return promise->future();
}

}  // namespace classiscope
