#pragma once

#include <QObject>

class QSocketNotifier;

namespace qcat::app
{

// SIGTERM and SIGINT as stopRequested(), SIGHUP as reloadRequested(), on the main thread's event loop. One object a process.
class UnixSignals : public QObject
{
    Q_OBJECT

public:
    explicit UnixSignals(QObject *parent = nullptr);
    ~UnixSignals() override;

Q_SIGNALS:
    void stopRequested();
    void reloadRequested();

private:
    void takeSignal();

    int m_descriptor = -1;
    QSocketNotifier *m_notifier = nullptr;
};

// Before the first thread is started: the signals are blocked everywhere and read by UnixSignals alone.
void blockHandledSignals();

} // namespace qcat::app
