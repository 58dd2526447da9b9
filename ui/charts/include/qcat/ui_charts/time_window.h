#pragma once

#include <qcat/base/time.h>

#include <QObject>

namespace qcat::ui
{

// The stretch of time that the charts of a page show, all the same: its length, and how far its end lies behind now. Zoom and drag of one
// chart move them all.
class TimeWindow : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    base::Duration length() const { return m_length; }
    bool isLive() const { return m_back == base::Duration::zero(); }
    base::WallTime to(base::WallTime now) const { return {now.ns - m_back.count()}; }
    base::WallTime from(base::WallTime now) const { return {now.ns - m_back.count() - m_length.count()}; }

    // Ends at now.
    void setLength(base::Duration length);
    // Factor below 1 shows less; the moment at `share` (0..1 from the left) stays where it is.
    void zoom(double factor, double share);
    // Positive: into the past.
    void move(base::Duration by);

Q_SIGNALS:
    void changed();

private:
    base::Duration m_length = std::chrono::hours(1);
    base::Duration m_back{};
};

} // namespace qcat::ui
