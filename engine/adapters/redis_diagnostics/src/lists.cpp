#include "lists.h"

#include <qcat/redis_diagnostics/info.h>

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace qcat::redis_diagnostics
{

using namespace domain::redis;
using namespace std::chrono_literals;
using redis_link::Reply;

namespace
{

constexpr std::size_t kMostSlow = 128, kMostClients = 100, kMostEvents = 32;

// The name and how many arguments there were: they may be secrets.
std::string commandOf(const Reply &arguments)
{
    if (arguments.items.empty())
        return {};
    const auto &name = arguments.items.front().text;
    return fmt::format("{} ({})", printable(name, 40), arguments.items.size() - 1);
}

Client clientOf(std::string_view line)
{
    const Info fields = parsePairs(line, ' ');
    Client client;
    client.id = fields.integerOr("id");
    client.address = printable(fields.text("addr"));
    client.name = printable(fields.text("name"));
    client.user = printable(fields.text("user"));
    client.command = printable(fields.text("cmd"), 40);
    client.flags = printable(fields.text("flags"), 40);
    client.db = int(std::clamp<std::int64_t>(fields.integerOr("db"), 0, INT32_MAX));
    client.age = fields.duration("age", 1s);
    client.idle = fields.duration("idle", 1s);
    client.outputBuffer = fields.integerOr("omem");
    client.memory = fields.integerOr("tot-mem");
    client.blocked = client.flags.find('b') != std::string::npos;
    return client;
}

} // namespace

std::string printable(std::string_view bytes, std::size_t most)
{
    std::string text;
    for (const char byte : bytes) {
        const auto c = static_cast<unsigned char>(byte);
        const bool plain = c >= 0x20 && c < 0x7f;
        if (text.size() + (plain ? 1 : 4) > most)
            break;
        text += plain ? std::string(1, byte) : fmt::format("\\x{:02x}", c);
    }
    return text;
}

domain::Bounded<SlowCommand> slowLogOf(const Reply &reply, std::int64_t total)
{
    domain::Bounded<SlowCommand> list{{}, total};
    for (const Reply &entry : reply.items) {
        if (list.rows.size() == kMostSlow || entry.items.size() < 4)
            break;
        SlowCommand slow;
        slow.id = entry.items[0].integer;
        slow.time = base::WallTime() + scaled(entry.items[1].integer, 1s);
        slow.took = scaled(entry.items[2].integer, 1us);
        slow.command = commandOf(entry.items[3]);
        if (entry.items.size() >= 6) { // since 4.0
            slow.client = printable(entry.items[4].text);
            slow.clientName = printable(entry.items[5].text);
        }
        list.rows.push_back(std::move(slow));
    }
    return list;
}

domain::Bounded<Client> clientListOf(std::string_view text)
{
    domain::Bounded<Client> list;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.starts_with("id="))
            list.rows.push_back(clientOf(line));
    }
    std::ranges::sort(list.rows, std::greater<>(), &Client::memory);
    list.total = std::int64_t(list.rows.size());
    list.rows.resize(std::min(list.rows.size(), kMostClients));
    return list;
}

domain::Bounded<LatencyEvent> latencyEventsOf(const Reply &reply)
{
    domain::Bounded<LatencyEvent> list{{}, std::int64_t(reply.items.size())};
    for (const Reply &entry : reply.items)
        if (entry.items.size() >= 4 && list.rows.size() < kMostEvents)
            list.rows.push_back({printable(entry.items[0].text), base::WallTime() + scaled(entry.items[1].integer, 1s),
                                 scaled(entry.items[2].integer, 1ms), scaled(entry.items[3].integer, 1ms)});
    return list;
}

} // namespace qcat::redis_diagnostics
