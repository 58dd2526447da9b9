#include <qcat/log_files/sidecars.h>

#include <qcat/log_files/log_file.h>

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace qcat::log_files
{

namespace fs = std::filesystem;

namespace
{

constexpr char kMagic[8] = {'q', 'c', 'a', 't', 'l', 'o', 'g', '1'};

// What a piece begins with. The file's facts are those of when it was made: any change of it is another file.
struct Head {
    char magic[8] = {};
    std::uint64_t size = 0; // of the log
    std::int64_t changedNs = 0;
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t bytes = 0; // behind this head
    std::uint64_t pad = 0;   // what follows is read as words
};

Head headOf(const LogFile &file)
{
    Head head;
    std::memcpy(head.magic, kMagic, sizeof kMagic);
    head.size = file.sizeNow();
    head.changedNs = file.changedNs();
    head.device = file.device();
    head.inode = file.inode();
    return head;
}

bool isOfSameFile(const Head &a, const Head &b)
{
    return std::memcmp(a.magic, b.magic, sizeof a.magic) == 0 && a.size == b.size && a.changedNs == b.changedNs && a.device == b.device && a.inode == b.inode;
}

bool writeAll(int descriptor, std::span<const std::uint8_t> bytes)
{
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written <= 0 && errno != EINTR)
            return false;
        bytes = bytes.subspan(std::size_t(std::max<ssize_t>(written, 0)));
    }
    return true;
}

struct Mapping {
    void *begin = MAP_FAILED;
    std::size_t size = 0;
    ~Mapping()
    {
        if (begin != MAP_FAILED)
            ::munmap(begin, size);
    }
};

} // namespace

Sidecars::Sidecars(std::string folder, std::uint64_t mostBytes) : m_folder(std::move(folder)), m_mostBytes(mostBytes) {}

std::string Sidecars::pathOf(std::string_view kind, const LogFile &file) const
{
    return fmt::format("{}/{:x}-{:x}.{}", m_folder, file.device(), file.inode(), kind);
}

std::optional<Sidecars::Piece> Sidecars::find(std::string_view kind, const LogFile &file) const
{
    if (m_folder.empty())
        return std::nullopt;
    const int descriptor = ::open(pathOf(kind, file).c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return std::nullopt;
    const auto mapping = std::make_shared<Mapping>();
    struct stat facts = {};
    if (::fstat(descriptor, &facts) == 0 && facts.st_size > ssize_t(sizeof(Head))) {
        mapping->size = std::size_t(facts.st_size);
        mapping->begin = ::mmap(nullptr, mapping->size, PROT_READ, MAP_SHARED, descriptor, 0); // ours: replaced, never cut
    }
    ::futimens(descriptor, nullptr); // it was used
    ::close(descriptor);
    if (mapping->begin == MAP_FAILED)
        return std::nullopt;
    Head head;
    std::memcpy(&head, mapping->begin, sizeof head);
    if (!isOfSameFile(head, headOf(file)) || head.bytes != mapping->size - sizeof head)
        return std::nullopt;
    return Piece{{static_cast<const std::uint8_t *>(mapping->begin) + sizeof head, std::size_t(head.bytes)}, mapping};
}

void Sidecars::keep(std::string_view kind, const LogFile &file, std::span<const std::uint8_t> bytes) const
{
    if (m_folder.empty() || bytes.size() > m_mostBytes)
        return;
    std::error_code failed;
    fs::create_directories(m_folder, failed);
    fs::permissions(m_folder, fs::perms::owner_all, failed); // a log's ids are not for everybody
    makeRoom(bytes.size());
    auto head = headOf(file);
    head.bytes = bytes.size();
    const auto path = pathOf(kind, file);
    const auto unfinished = fmt::format("{}.{}", path, ::getpid());
    const int descriptor = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return;
    const bool isWhole = writeAll(descriptor, {reinterpret_cast<const std::uint8_t *>(&head), sizeof head}) && writeAll(descriptor, bytes) &&
                         ::fdatasync(descriptor) == 0; // the name stands for what is on the disk, also after the power failed
    ::close(descriptor);
    if (isWhole)
        fs::rename(unfinished, path, failed);
    else
        fs::remove(unfinished, failed);
}

// Also what a process left unfinished goes in its time.
void Sidecars::makeRoom(std::uint64_t bytes) const
{
    struct Kept {
        fs::path path;
        fs::file_time_type used;
        std::uint64_t size = 0;
    };
    std::vector<Kept> all;
    std::uint64_t total = bytes;
    std::error_code ignored;
    for (const auto &entry : fs::directory_iterator(m_folder, ignored)) {
        all.push_back({entry.path(), entry.last_write_time(ignored), entry.file_size(ignored)});
        total += all.back().size;
    }
    std::ranges::sort(all, {}, &Kept::used);
    for (const auto &each : all) {
        if (total <= m_mostBytes)
            return;
        fs::remove(each.path, ignored);
        total -= each.size;
    }
}

} // namespace qcat::log_files
