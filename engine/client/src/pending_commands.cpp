#include "pending_commands.h"

#include <fmt/format.h>

namespace qcat::client
{

std::string PendingCommands::tagFor(const std::string &client, api::CommandId id)
{
    return fmt::format("{}-{:x}", client, id.value);
}

void PendingCommands::add(api::CommandId id, std::string tag, base::SteadyTime deadline)
{
    m_entries.emplace(id, Entry{std::move(tag), deadline, std::nullopt});
}

std::optional<api::CommandId> PendingCommands::settle(const std::string &tag)
{
    for (auto entry = m_entries.begin(); !tag.empty() && entry != m_entries.end(); ++entry)
        if (entry->second.tag == tag) {
            const auto id = entry->first;
            m_entries.erase(entry);
            return id;
        }
    return std::nullopt;
}

bool PendingCommands::settle(api::CommandId id)
{
    return m_entries.erase(id) == 1;
}

void PendingCommands::keepAnswer(api::CommandId id, api::CommandAnswered answer)
{
    if (const auto entry = m_entries.find(id); entry != m_entries.end())
        entry->second.answer = std::move(answer);
}

template <typename Which>
std::vector<PendingCommands::Open> PendingCommands::take(Which which)
{
    std::vector<Open> open;
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        if (!which(entry->second)) {
            ++entry;
            continue;
        }
        open.push_back({entry->first, std::move(entry->second.answer)});
        entry = m_entries.erase(entry);
    }
    return open;
}

std::vector<PendingCommands::Open> PendingCommands::takeAll()
{
    return take([](const Entry &) { return true; });
}

std::vector<PendingCommands::Open> PendingCommands::takeOverdue(base::SteadyTime now)
{
    return take([now](const Entry &entry) { return entry.deadline < now; });
}

} // namespace qcat::client
