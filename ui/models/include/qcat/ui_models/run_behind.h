#pragma once

#include <QCoreApplication>
#include <QMetaObject>
#include <QPointer>
#include <QThreadPool>

#include <utility>

namespace qcat::ui
{

// What a slow disk would hold the window up with: `work` on a thread of the pool, and then `done` with its result on the window's thread,
// unless `receiver` is gone by then.
template <typename Work, typename Done>
void runBehind(QObject *receiver, Work work, Done done)
{
    QThreadPool::globalInstance()->start([receiver = QPointer<QObject>(receiver), work = std::move(work), done = std::move(done)] {
        QMetaObject::invokeMethod(
            qApp,
            [receiver, done, result = work()] {
                if (receiver)
                    done(result);
            },
            Qt::QueuedConnection);
    });
}

} // namespace qcat::ui
