#include "line_set.h"

#include <algorithm>
#include <bit>

namespace qcat::log_reader
{

namespace
{

constexpr std::uint64_t kBits = 64;
constexpr std::size_t kWordsOfBlock = 16;

} // namespace

void LineSet::add(std::uint64_t first, std::uint64_t count)
{
    if (count == 0)
        return;
    const auto words = std::size_t((first + count + kBits - 1) / kBits);
    if (words > m_words.size())
        m_words.resize(words);
    change(first, count, true);
}

void LineSet::remove(std::uint64_t first, std::uint64_t count)
{
    const auto end = std::min<std::uint64_t>(first + count, m_words.size() * kBits);
    if (first < end)
        change(first, end - first, false);
}

void LineSet::change(std::uint64_t first, std::uint64_t count, bool isIn)
{
    m_counted = std::min(m_counted, std::size_t(first / kBits) / kWordsOfBlock);
    const auto end = first + count;
    for (auto at = first; at < end;) {
        const auto bit = at % kBits;
        const auto here = std::min(kBits - bit, end - at);
        const auto mask = (here == kBits ? ~std::uint64_t(0) : (std::uint64_t(1) << here) - 1) << bit;
        auto &word = m_words[std::size_t(at / kBits)];
        word = isIn ? word | mask : word & ~mask;
        at += here;
    }
}

void LineSet::recount() const
{
    const auto blocks = (m_words.size() + kWordsOfBlock - 1) / kWordsOfBlock;
    m_before.resize(blocks + 1);
    for (; m_counted < blocks; ++m_counted) {
        std::uint64_t count = 0;
        const auto end = std::min(m_words.size(), (m_counted + 1) * kWordsOfBlock);
        for (auto word = m_counted * kWordsOfBlock; word < end; ++word)
            count += std::uint64_t(std::popcount(m_words[word]));
        m_before[m_counted + 1] = m_before[m_counted] + count;
    }
}

bool LineSet::has(std::uint64_t line) const
{
    const auto word = std::size_t(line / kBits);
    return word < m_words.size() && (m_words[word] >> line % kBits & 1) != 0;
}

std::uint64_t LineSet::count() const
{
    recount();
    return m_before.back();
}

std::uint64_t LineSet::before(std::uint64_t line) const
{
    recount();
    const auto word = std::size_t(line / kBits);
    if (word >= m_words.size())
        return m_before.back();
    auto count = m_before[word / kWordsOfBlock];
    for (auto at = word / kWordsOfBlock * kWordsOfBlock; at < word; ++at)
        count += std::uint64_t(std::popcount(m_words[at]));
    return count + std::uint64_t(std::popcount(m_words[word] & ((std::uint64_t(1) << line % kBits) - 1)));
}

std::uint64_t LineSet::at(std::uint64_t row) const
{
    recount();
    const auto block = std::size_t(std::ranges::upper_bound(m_before, row) - m_before.begin()) - 1;
    auto left = row - m_before[block];
    auto word = block * kWordsOfBlock;
    for (;; ++word) {
        const auto count = std::uint64_t(std::popcount(m_words[word]));
        if (left < count)
            break;
        left -= count;
    }
    auto bits = m_words[word];
    for (; left > 0; --left)
        bits &= bits - 1;
    return word * kBits + std::uint64_t(std::countr_zero(bits));
}

std::optional<std::uint64_t> LineSet::next(std::uint64_t line) const
{
    for (auto word = std::size_t(line / kBits); word < m_words.size(); ++word) {
        auto bits = m_words[word];
        if (word == std::size_t(line / kBits))
            bits &= ~std::uint64_t(0) << line % kBits;
        if (bits != 0)
            return word * kBits + std::uint64_t(std::countr_zero(bits));
    }
    return std::nullopt;
}

} // namespace qcat::log_reader
