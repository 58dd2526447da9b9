#pragma once

#include <qcat/trading_ports/trading_store.h>

#include <filesystem>
#include <optional>
#include <string>

namespace qcat::runtime
{

// How many orders and fills the store must hold at least. They are never taken out of it, so those that a good look has counted must be there
// ever after, in later runs too, and with them what the engine has done since, but for what is on its way. One thread at a time.
class RecordBaseline
{
public:
    using Counts = trading::TradingStore::Counts;

    // Kept in `file` over restarts; empty: for this object's life alone.
    explicit RecordBaseline(std::filesystem::path file = {}) : m_file(std::move(file)) {}

    // `store` is which one it is: another one has a record of its own. `engine`: what the engine has done in this run; empty while it still
    // relives its journal, which does nothing new.
    Counts expected(const std::string &store, const std::optional<Counts> &engine);
    // They were all there.
    void good(const std::string &store, const Counts &stored, const std::optional<Counts> &engine);

private:
    void read(const std::string &store);

    const std::filesystem::path m_file;
    std::string m_store;
    Counts m_stored; // at the last good look
    std::optional<Counts> m_engine; // then
};

} // namespace qcat::runtime
