#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace qcat::log_files
{

class LogFile;

// What was once found out about large files, kept beside each other in a folder of ours, so that the next one who opens them need not. A
// piece is of one very file as it was: one that was changed since has none. Bounded: the longest unused go. Any thread, many processes.
class Sidecars
{
public:
    // Empty: nothing is kept.
    explicit Sidecars(std::string folder, std::uint64_t mostBytes = std::uint64_t(2) << 30);

    // Mapped, not read; none: there is none, or it is damaged or of another version.
    struct Piece {
        std::span<const std::uint8_t> bytes;
        std::shared_ptr<const void> owner;
    };
    // `kind` names what it is and its version: "lines-1".
    std::optional<Piece> find(std::string_view kind, const LogFile &file) const;
    // What cannot be kept is not: it is a convenience.
    void keep(std::string_view kind, const LogFile &file, std::span<const std::uint8_t> bytes) const;

private:
    std::string pathOf(std::string_view kind, const LogFile &file) const;
    void makeRoom(std::uint64_t bytes) const;

    const std::string m_folder;
    const std::uint64_t m_mostBytes;
};

} // namespace qcat::log_files
