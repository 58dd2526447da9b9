#include <qcat/log_files/patterns_of_file.h>

#include <qcat/log_files/file_parts.h>
#include <qcat/log_files/message_blocks.h>
#include <qcat/log_files/text_encoding.h>

#include <optional>
#include <vector>

namespace qcat::log_files
{

namespace
{

constexpr std::uint64_t kPart = 4 << 20;
constexpr unsigned kThreads = 2;

base::Status take(ByteSource &source, TextEncoding encoding, LinePatterns &patterns, const std::function<bool()> &goesOn)
{
    MessageBlocks blocks(source);
    while (!goesOn || goesOn()) {
        const auto block = blocks.next();
        if (!block)
            return block.error();
        if (block->empty())
            return {};
        if (encoding == TextEncoding::Utf8)
            patterns.append(*block);
        else
            patterns.append(toUtf8(*block, encoding));
    }
    return {};
}

struct Part {
    LinePatterns patterns;
    base::Status done;
};

} // namespace

base::Result<LinePatterns> patternsOfFile(const std::string &file, const std::function<bool()> &goesOn)
{
    const auto encoding = encodingOfFile(file);
    if (!encoding)
        return encoding.error();
    LinePatterns whole;
    const auto parts = FileParts::open(file, kPart);
    if (!parts && parts.error().code != "log.packed")
        return parts.error();
    if (!parts) {
        const auto source = ByteSource::open(file);
        const auto done = source ? take(**source, *encoding, whole, goesOn) : base::Status(source.error());
        return done ? base::Result<LinePatterns>(std::move(whole)) : done.error();
    }
    std::vector<std::optional<Part>> found(parts->count());
    base::Status done;
    inParts(
        parts->count(), kThreads,
        [&](std::size_t index) {
            auto &part = found[index].emplace();
            const auto range = parts->part(index);
            const auto source = ByteSource::openPart(file, range.begin, range.end);
            part.done = source ? take(**source, *encoding, part.patterns, {}) : base::Status(source.error());
        },
        [&](std::size_t index) {
            auto part = std::exchange(found[index], std::nullopt);
            done = part->done;
            whole.append(std::move(part->patterns));
            return bool(done) && (!goesOn || goesOn());
        });
    if (!done)
        return done.error();
    return whole;
}

} // namespace qcat::log_files
