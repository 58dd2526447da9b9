#include <qcat/ui_models/qt_executor.h>

#include <QTimer>

namespace qcat::ui
{

void QtExecutor::post(Work work)
{
    QMetaObject::invokeMethod(&m_context, std::move(work), Qt::QueuedConnection);
}

void QtExecutor::postAfter(base::Duration delay, Work work)
{
    const auto ms = std::chrono::ceil<std::chrono::milliseconds>(delay);
    // a timer must be started on its own thread
    post([this, ms, work = std::move(work)] { QTimer::singleShot(ms, &m_context, work); });
}

} // namespace qcat::ui
