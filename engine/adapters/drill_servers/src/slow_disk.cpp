#include <qcat/drill_servers/slow_disk.h>

#include "control_groups.h"

#include <fmt/format.h>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace qcat::drill_servers
{

namespace fs = std::filesystem;

namespace
{

constexpr std::size_t kBlock = 64 << 10;
constexpr int kBlocks = 64;

// Where pressure is told and where a device is held back: in one hierarchy, or in two of an older host.
struct Hierarchy {
    fs::path told;
    fs::path slowed;
    std::string limit; // file; what is written to it follows the device
    std::string how;
    const char *controllers; // of the second
};

Hierarchy hierarchy()
{
    const fs::path all = "/sys/fs/cgroup";
    std::error_code ignored;
    if (fs::exists(all / "blkio" / "cgroup.procs", ignored))
        return {all / "unified", all / "blkio", "blkio.throttle.read_bps_device", "", "blkio"};
    return {all, all, "io.max", "rbps=", ""};
}

// "254:0", of the whole disk; empty: the folder is on none.
std::string deviceOf(const fs::path &folder)
{
    struct stat about = {};
    if (::stat(folder.c_str(), &about) != 0)
        return {};
    const fs::path block = fmt::format("/sys/dev/block/{}:{}", major(about.st_dev), minor(about.st_dev));
    std::error_code ignored;
    std::string device;
    std::ifstream((fs::exists(block / "partition", ignored) ? fs::canonical(block, ignored).parent_path() : block) / "dev") >> device;
    return device;
}

// Past every cache, again and again.
[[noreturn]] void beReader(std::initializer_list<int> groups, int file, void *block)
{
    if (!joinAsVictim(groups))
        ::_exit(1);
    for (int i = 0;; i = (i + 1) % kBlocks)
        if (::pread(file, block, kBlock, off_t(i) * off_t(kBlock)) <= 0)
            ::_exit(1);
}

} // namespace

struct SlowDisk::Inside {
    Hierarchy where;
    fs::path told;
    fs::path slowed;
    fs::path file;
    TakenProcesses taken = {};
    pid_t reader = 0;
    bool isOne() const { return told == slowed; }
};

std::string SlowDisk::unavailable(const fs::path &folder)
{
    const auto made = make(folder);
    return made ? std::string() : made.error().message;
}

base::Result<std::unique_ptr<SlowDisk>> SlowDisk::make(const fs::path &folder)
{
    const auto device = deviceOf(folder);
    if (device.empty())
        return base::Error{"drill.disk", folder.string() + " is on no disk that can be held back"};
    const auto where = hierarchy();
    const auto told = makeGroup(where.told, "the disk");
    if (!told)
        return told.error();
    std::unique_ptr<SlowDisk> disk(new SlowDisk(std::make_unique<Inside>(Inside{where, *told, *told, folder / "slow"})));
    if (where.told != where.slowed) {
        const auto slowed = makeGroup(where.slowed, "the disk");
        if (!slowed)
            return slowed.error();
        disk->m_inside->slowed = *slowed;
    }
    if (!std::ifstream(*told / "io.pressure"))
        return base::Error{"drill.disk", "the kernel does not tell the pressure of a control group"};
    if (auto held = writeTo(disk->m_inside->slowed / where.limit, fmt::format("{} {}{}", device, where.how, kBlock)); !held)
        return base::Error{"drill.disk", "the disk cannot be held back: " + held.error().message};
    return disk;
}

SlowDisk::SlowDisk(std::unique_ptr<Inside> inside) : m_inside(std::move(inside)) {}

SlowDisk::~SlowDisk()
{
    end();
    m_inside->taken.giveBack();
    ::rmdir(m_inside->told.c_str());
    if (!m_inside->isOne())
        ::rmdir(m_inside->slowed.c_str());
    ::unlink(m_inside->file.c_str());
}

base::Status SlowDisk::take(pid_t process)
{
    return m_inside->taken.take(process, m_inside->told, m_inside->where.told, "");
}

base::Status SlowDisk::begin()
{
    std::ofstream(m_inside->file) << std::string(kBlock * kBlocks, 'x');
    const int file = ::open(m_inside->file.c_str(), O_RDONLY | O_DIRECT | O_CLOEXEC);
    const int told = ::open((m_inside->told / "cgroup.procs").c_str(), O_WRONLY | O_CLOEXEC);
    const int slowed = ::open((m_inside->slowed / "cgroup.procs").c_str(), O_WRONLY | O_CLOEXEC);
    void *const block = std::aligned_alloc(kBlock, kBlock);
    if (file >= 0 && told >= 0 && slowed >= 0)
        m_inside->reader = ::fork();
    if (m_inside->reader == 0 && slowed >= 0 && told >= 0 && file >= 0)
        beReader({told, slowed}, file, block);
    std::free(block);
    for (const int descriptor : {file, told, slowed})
        if (descriptor >= 0)
            ::close(descriptor);
    return m_inside->reader > 0 ? base::Status() : base::Error{"drill.disk", "nobody can be made to wait for the disk"};
}

void SlowDisk::end()
{
    if (m_inside->reader <= 0)
        return;
    ::kill(m_inside->reader, SIGKILL);
    ::waitpid(m_inside->reader, nullptr, 0);
    m_inside->reader = 0;
}

} // namespace qcat::drill_servers
