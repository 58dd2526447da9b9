#include <qcat/config_yaml/config_loader.h>

#include "config_reader.h"
#include "cross_checks.h"
#include "overrides.h"
#include "remarks.h"

#include <qcat/base/result.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>

namespace qcat::config_yaml
{

namespace
{

class FileHandle
{
public:
    // O_NONBLOCK: a pipe without a writer must not hold us.
    explicit FileHandle(const std::string &path) : m_fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
    ~FileHandle()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    FileHandle(const FileHandle &) = delete;
    FileHandle &operator=(const FileHandle &) = delete;
    int get() const { return m_fd; }

private:
    const int m_fd;
};

base::Error unreadable(int error)
{
    return {"config.unreadable", std::string("cannot be read: ") + std::strerror(error)};
}

// Never reads more than the limit, also when the file grows meanwhile.
base::Result<std::string> readBounded(const std::string &path)
{
    const FileHandle file(path);
    struct stat info = {};
    if (file.get() < 0 || ::fstat(file.get(), &info) != 0)
        return unreadable(errno);
    if (!S_ISREG(info.st_mode))
        return base::Error{"config.not_a_file", "is not a regular file; give the path of a YAML file"};
    std::string text(kLargestFile + 1, '\0');
    std::size_t filled = 0;
    if (std::size_t(info.st_size) <= kLargestFile) {
        ssize_t got = 0;
        while (filled < text.size() && (got = ::read(file.get(), text.data() + filled, text.size() - filled)) > 0)
            filled += std::size_t(got);
        if (got < 0)
            return unreadable(errno);
    }
    if (std::size_t(info.st_size) > kLargestFile || filled > kLargestFile)
        return base::Error{
            "config.too_large",
            fmt::format("is {} bytes, above the limit of 1 MiB; a configuration is a few kilobytes", info.st_size)};
    text.resize(filled);
    return text;
}

// Says what a text that cannot be YAML is instead; empty: nothing against it.
std::string refusal(std::string_view text)
{
    if (text.empty())
        return "is empty (0 bytes); delete the option to run on the defaults, or start from resources/config/qcat.yaml";
    if (text.find('\0') != std::string_view::npos)
        return "is binary (it holds a zero byte); a configuration is a YAML text";
    for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t')
            return "is binary (it holds control characters); a configuration is a YAML text";
    if (text.size() > kLargestFile)
        return "is above the limit of 1 MiB; a configuration is a few kilobytes";
    return {};
}

void readText(std::string_view text, domain::ProcessConfig &config, ReadContext &context)
{
    if (const auto reason = refusal(text); !reason.empty()) {
        context.mistakes.add(context.mistakes.at(1, 1), "the file " + reason);
        return;
    }
    const YamlNode root = parseYaml(text, context.mistakes);
    if (context.mistakes.isEmpty())
        readConfig(root, config, context);
}

LoadedConfig finish(std::string_view text, domain::ProcessConfig config, const ConfigSources &sources, ReadContext &context)
{
    if (sources.withEnvironmentOverrides)
        applyEnvironment(text, config, context);
    applyOverrides(sources.overrides, config, context);
    crossCheck(config, sources, context);
    Mistakes warnings(sources.file);
    if (sources.findWarnings)
        for (const auto &[place, sentence] : told(sources.findWarnings(config), context))
            warnings.add(place, sentence);
    return {std::move(config), context.mistakes.take(), warnings.take()};
}

} // namespace

LoadedConfig parse(std::string_view text, const ConfigSources &sources)
{
    Mistakes mistakes(sources.file);
    ReadContext context{sources.environment, mistakes, {}};
    domain::ProcessConfig config;
    readText(text, config, context);
    return finish(text, std::move(config), sources, context);
}

LoadedConfig load(const ConfigSources &sources)
{
    Mistakes mistakes(sources.file);
    ReadContext context{sources.environment, mistakes, {}};
    domain::ProcessConfig config;
    if (sources.file.empty())
        return finish({}, std::move(config), sources, context);
    const auto text = readBounded(sources.file);
    if (text)
        readText(*text, config, context);
    else
        mistakes.add(mistakes.at(1, 1), "the file " + text.error().message);
    return finish(text.valueOr({}), std::move(config), sources, context);
}

} // namespace qcat::config_yaml
