#include <qcat/ui_charts/time_window.h>

#include <algorithm>

namespace qcat::ui
{

namespace
{

using namespace std::chrono_literals;

constexpr base::Duration kShortest = 1min;
constexpr base::Duration kLongest = 14 * 24h; // as long as the history is kept

} // namespace

void TimeWindow::setLength(base::Duration length)
{
    m_length = std::clamp<base::Duration>(length, kShortest, kLongest);
    m_back = {};
    Q_EMIT changed();
}

void TimeWindow::zoom(double factor, double share)
{
    const auto wanted = base::Duration(std::int64_t(double(m_length.count()) * factor));
    const auto length = std::clamp<base::Duration>(wanted, kShortest, kLongest);
    const double right = 1 - share;
    const auto shift = base::Duration(std::int64_t(double((m_length - length).count()) * right));
    m_back = isLive() && right < 0.1 ? base::Duration::zero() : std::clamp<base::Duration>(m_back + shift, 0ns, kLongest - length);
    m_length = length;
    Q_EMIT changed();
}

void TimeWindow::move(base::Duration by)
{
    m_back = std::clamp<base::Duration>(m_back + by, 0ns, std::max<base::Duration>(0ns, kLongest - m_length));
    Q_EMIT changed();
}

} // namespace qcat::ui
