// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>

namespace classiscope {

/// Calls `function` with the future's result in the thread of `context`, the calling one;
/// not at all when `context` is destroyed before, or the future is cancelled.
///
/// QFuture::then() with a context is the same, but ends the program in Qt 6.4 when the
/// context goes first.
template <typename T, typename Function>
void whenFinished(const QFuture<T> &future, QObject *context, Function function)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, function = std::move(function)] {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             function(watcher->result());
                     });
    watcher->setFuture(future);
}

}  // namespace classiscope
