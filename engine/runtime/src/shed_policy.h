#pragma once

#include <cstddef>

namespace qcat::runtime
{

// How much is given up at a pressure: one rung of the order after the other while it stays, and taken again in the opposite order once
// there has been room for a while, so that what is taken again does not have to be given up at once.
class ShedPolicy
{
public:
    static constexpr int kCalmLooks = 10; // with room, before a rung is given back

    ShedPolicy(double shedAt, double giveBackBelow, std::size_t rungs) : m_shedAt(shedAt), m_giveBackBelow(giveBackBelow), m_rungs(rungs) {}

    // The newest look. Gives how many rungs, from the first, are to be shed from now on.
    std::size_t next(double pressure);
    // What was just shed held nothing: the next rung's turn comes within the same look.
    std::size_t shedAnother();
    std::size_t shed() const { return m_shed; }
    // Everything is given up, a look has come since, and it is still too much.
    bool isExhausted() const { return m_exhausted; }

private:
    double m_shedAt;
    double m_giveBackBelow;
    std::size_t m_rungs;
    std::size_t m_shed = 0;
    int m_calm = 0;
    bool m_exhausted = false;
};

} // namespace qcat::runtime
