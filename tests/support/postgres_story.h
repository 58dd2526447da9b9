#pragma once

#include "postgres_server.h"

#include <qcat/journal/journal.h>

#include <filesystem>
#include <set>
#include <string>

// What both tellings of the PostgreSQL story share: the configuration, and the proof that nothing is missing in the database.
namespace postgres_story
{

inline qcat::domain::Config config(const PostgresServer &server)
{
    using namespace std::chrono_literals;
    qcat::domain::Config config;
    config.database = server.config();
    config.health.databaseFor = 3s; // of 10, so that the test is short
    config.health.probeInterval = 500ms;
    config.health.probeTimeout = 400ms;
    return config;
}

struct Recorded
{
    std::set<std::string> orders; // client ids of what was sent
    std::set<std::string> fills;  // trade ids
};

// From the journal, the truth.
inline Recorded recorded(const std::filesystem::path &journal)
{
    Recorded all;
    auto reader = qcat::journal::read(journal);
    if (!reader)
        return all;
    qcat::trading::JournalRecord record;
    while (true) {
        const auto more = (*reader)->next(record);
        if (!more || !*more)
            return all;
        if (const auto *intent = std::get_if<qcat::trading::OrderIntent>(&record.body)) {
            if (const auto *order = std::get_if<qcat::domain::OrderRequest>(intent))
                all.orders.insert(order->clientId.value);
        } else if (const auto *report = std::get_if<qcat::domain::VenueReport>(&std::get<qcat::trading::KernelInput>(record.body));
                   report && report->kind == qcat::domain::ReportKind::Fill) {
            all.fills.insert(report->tradeId);
        }
    }
}

inline std::set<std::string> column(const PostgresServer &server, const std::string &query)
{
    std::set<std::string> values;
    const auto text = server.sql(query);
    if (!text)
        return values;
    std::string line;
    for (const char c : *text + "\n") {
        if (c != '\n') {
            line += c;
            continue;
        }
        if (!line.empty())
            values.insert(line);
        line.clear();
    }
    return values;
}

} // namespace postgres_story
