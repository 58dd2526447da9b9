#pragma once

#include <qcat/base/executor.h>

#include <QObject>

namespace qcat::ui
{

// Runs posted work in the event loop of the thread that made it (the main thread). Work that is still waiting when the
// executor goes is dropped.
class QtExecutor : public base::Executor
{
public:
    void post(Work work) override;
    void postAfter(base::Duration delay, Work work) override;

private:
    QObject m_context; // receives the work as queued events and takes them with it
};

} // namespace qcat::ui
