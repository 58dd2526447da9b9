#include <qcat/log_files/id_index.h>

#include <qcat/log_files/file_parts.h>
#include <qcat/log_files/packed_log.h>

#include <algorithm>
#include <array>
#include <bit>
#include <optional>

namespace qcat::log_files
{

namespace
{

constexpr std::string_view kKind = "ids-1";
constexpr std::uint64_t kPiece = 256 << 10;
constexpr std::uint64_t kPiecesOfGroup = 64; // bits of a word
constexpr std::uint64_t kGroup = kPiece * kPiecesOfGroup;
constexpr std::size_t kShortest = 6;
constexpr std::size_t kLongest = 64;
constexpr int kHashes = 4;
constexpr unsigned kThreads = 2;

constexpr std::uint8_t kOther = 0, kLetter = 1, kDigit = 2;

constexpr auto kKinds = [] {
    std::array<std::uint8_t, 256> kinds{};
    for (int c = 0; c < 256; ++c)
        kinds[std::size_t(c)] = c >= '0' && c <= '9' ? kDigit : (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' ? kLetter : kOther;
    return kinds;
}();

std::uint8_t kindOf(char c)
{
    return kKinds[std::uint8_t(c)];
}

// FNV-1a, its two halves making as many as are wanted.
std::array<std::size_t, kHashes> rowsOf(std::string_view word)
{
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : word)
        hash = (hash ^ std::uint8_t(c)) * 0x100000001b3;
    hash ^= hash >> 29;
    std::array<std::size_t, kHashes> rows{};
    for (int i = 0; i < kHashes; ++i)
        rows[std::size_t(i)] = std::size_t(hash >> (i * 16) & 0xffff);
    return rows;
}

} // namespace

bool IdIndex::isId(std::string_view word)
{
    return word.size() >= kShortest && word.size() <= kLongest && std::ranges::none_of(word, [](char c) { return kindOf(c) == kOther; }) &&
           std::ranges::any_of(word, [](char c) { return kindOf(c) == kDigit; });
}

// Of the words that begin before `end`, which counts from the text's beginning.
void IdIndex::addIds(std::string_view text, std::uint64_t at, std::uint64_t end, Group &group)
{
    std::size_t begin = 0;
    while (begin < end) {
        while (begin < end && kindOf(text[begin]) == kOther)
            ++begin;
        std::uint8_t seen = 0;
        auto behind = begin;
        for (; behind < text.size() && kindOf(text[behind]) != kOther; ++behind)
            seen |= kindOf(text[behind]);
        const auto length = behind - begin;
        if (begin < end && (seen & kDigit) && length >= kShortest && length <= kLongest) {
            const auto bit = std::uint64_t(1) << ((at + begin) / kPiece % kPiecesOfGroup);
            for (const auto row : rowsOf(text.substr(begin, length)))
                group[row] |= bit;
        }
        begin = behind + 1;
    }
}

namespace
{

base::Error cancelled()
{
    return base::Error{"log.cancelled", "the look at the log was cancelled"};
}

} // namespace

base::Result<IdIndex> IdIndex::of(LogFile &file, const Sidecars &sidecars, const base::CancelToken &cancel)
{
    IdIndex index;
    if (file.isPacked() && !file.points()) {
        IndexOptions options;
        options.cancel = cancel;
        if (const auto lines = indexPacked(file, sidecars, options); !lines)
            return lines.error();
    }
    index.m_end = file.isPacked() ? file.points()->size() : file.sizeNow();
    const auto groups = std::size_t((index.m_end + kGroup - 1) / kGroup);
    const auto size = groups * kRows * sizeof(std::uint64_t);
    if (const auto kept = sidecars.find(kKind, file); kept && kept->bytes.size() == size) {
        index.m_rows = {reinterpret_cast<const std::uint64_t *>(kept->bytes.data()), groups * kRows};
        index.m_owner = kept->owner;
        return index;
    }
    auto rows = std::make_shared<std::vector<std::uint64_t>>(groups * kRows);
    std::vector<Group> made(groups);
    std::optional<base::Error> problem;
    std::vector<std::optional<base::Error>> problems(groups);
    inParts(
        groups, kThreads,
        [&](std::size_t number) {
            const auto begin = number * kGroup;
            const auto length = std::min(kGroup, index.m_end - begin);
            const auto lead = std::min<std::uint64_t>(begin, 1); // a word that began before is of the group before
            auto text = file.read(begin - lead, std::size_t(length + lead + kLongest + 1));
            if (!text) {
                problems[number] = text.error();
                return;
            }
            std::string_view all = *text;
            std::size_t skipped = 0;
            if (lead > 0)
                while (skipped < all.size() && kindOf(all[skipped]) != kOther)
                    ++skipped;
            made[number].resize(kRows);
            if (skipped < length + lead)
                addIds(all.substr(skipped), begin - lead + skipped, std::min<std::uint64_t>(all.size(), length + lead) - skipped, made[number]);
        },
        [&](std::size_t number) {
            problem = problems[number];
            if (!problem)
                std::ranges::copy(std::exchange(made[number], {}), rows->begin() + std::ptrdiff_t(number * kRows));
            return !problem && !cancel.isCancelled();
        });
    if (problem || cancel.isCancelled())
        return problem ? *problem : cancelled();
    index.m_rows = *rows;
    index.m_owner = rows;
    sidecars.keep(kKind, file, {reinterpret_cast<const std::uint8_t *>(rows->data()), size});
    return index;
}

std::vector<ByteRange> IdIndex::rangesOf(std::string_view id) const
{
    std::vector<ByteRange> ranges;
    const auto wanted = rowsOf(id);
    for (std::uint64_t group = 0; group * kRows < m_rows.size(); ++group) {
        auto pieces = ~std::uint64_t(0);
        for (const auto row : wanted)
            pieces &= m_rows[std::size_t(group) * kRows + row];
        for (; pieces != 0; pieces &= pieces - 1) {
            const auto begin = group * kGroup + std::uint64_t(std::countr_zero(pieces)) * kPiece;
            if (!ranges.empty() && ranges.back().end == begin)
                ranges.back().end = begin + kPiece;
            else
                ranges.push_back({begin, begin + kPiece});
        }
    }
    if (!ranges.empty())
        ranges.back().end = std::min(ranges.back().end, m_end);
    return ranges;
}

} // namespace qcat::log_files
