#include "engines_here.h"

#include "process_look.h"

#include <qcat/runtime/endpoint_file.h>

#include <cstdlib>
#include <fstream>
#include <optional>
#include <unistd.h>

namespace qcat::app::rescue
{

namespace fs = std::filesystem;

namespace
{

constexpr auto kProgram = "qcat";

std::vector<std::string> commandLineOf(const fs::path &process)
{
    std::vector<std::string> words;
    std::ifstream file(process / "cmdline", std::ios::binary);
    for (std::string word; std::getline(file, word, '\0');)
        words.push_back(word);
    return words;
}

// A verb is none: it names itself by its first word.
bool looksLikeEngine(const std::vector<std::string> &words)
{
    return !words.empty() && (words.size() == 1 || words[1].starts_with("-"));
}

// The folder whose lock it holds; empty: it holds none, so it is no engine. Nothing: its files are another user's.
std::optional<fs::path> lockedBy(int pid, const fs::path &process)
{
    std::error_code denied;
    const fs::directory_iterator files(process / "fd", denied);
    if (denied)
        return std::nullopt;
    for (const auto &file : files) {
        std::error_code gone;
        const auto target = fs::read_symlink(file.path(), gone);
        if (target.filename() == "lock" && holderOf(target).pid == pid)
            return target.parent_path();
    }
    return fs::path();
}

} // namespace

std::vector<EngineHere> enginesHere()
{
    std::vector<EngineHere> all;
    std::error_code error;
    for (const auto &process : fs::directory_iterator("/proc", error)) {
        const int pid = std::atoi(process.path().filename().c_str());
        if (pid <= 0 || pid == ::getpid() || nameOf(pid) != kProgram)
            continue;
        const auto folder = lockedBy(pid, process.path());
        if (folder ? folder->empty() : !looksLikeEngine(commandLineOf(process.path())))
            continue;
        EngineHere engine{pid, folder.value_or(fs::path()), {}};
        if (folder)
            engine.url = runtime::readEndpoint(*folder).valueOr({});
        all.push_back(std::move(engine));
    }
    return all;
}

} // namespace qcat::app::rescue
