#include "trading_assembly.h"

#include "old_journals.h"

#include <qcat/base/log.h>
#include <qcat/journal/journal.h>

#include <QCryptographicHash>
#include <QUuid>

namespace qcat::runtime
{

namespace
{

constexpr domain::Epoch kReplayEpoch{1};

trading::KernelConfig kernelConfig(const MarketSource &source, const domain::Config &config, domain::Epoch epoch)
{
    trading::KernelConfig kernel;
    kernel.universe = source.universe;
    kernel.epoch = epoch;
    kernel.risk = config.risk;
    kernel.strategies = source.strategies;
    kernel.marketStaleAfter = config.market.staleAfter;
    return kernel;
}

// Everything that decides the order stream, as one digest.
std::string subjectOf(const trading::KernelConfig &kernel, const MarketSource &source, const domain::Config &config)
{
    const std::string text = trading::Kernel::subject(kernel) + "\nlatency " + std::to_string(config.exchange.latency.count()) +
                             "\nsource " + (source.replay ? source.digest : std::string("live"));
    return QCryptographicHash::hash(QByteArrayView(text.data(), qsizetype(text.size())), QCryptographicHash::Sha256)
        .toHex()
        .toStdString();
}

trading::JournalHeader headerOf(const trading::KernelConfig &kernel, std::vector<trading::StrategyRegistration> strategies,
                                const MarketSource &source, const domain::Config &config)
{
    trading::JournalHeader header;
    header.recordSet = kernel.recordSet;
    header.strategies = std::move(strategies);
    header.epoch = kernel.epoch;
    header.runId = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    header.subject = subjectOf(kernel, source, config);
    header.universe = kernel.universe;
    return header;
}

struct OpenJournal
{
    std::unique_ptr<trading::JournalWriter> writer;
    std::unique_ptr<trading::JournalReader> past; // null: new
};

base::Result<OpenJournal> begin(const std::filesystem::path &folder, const trading::JournalHeader &header,
                                const domain::JournalConfig &config)
{
    auto writer = journal::create(folder, header, config);
    if (!writer)
        return writer.error();
    return OpenJournal{std::move(writer).value(), nullptr};
}

base::Result<OpenJournal> continueReplay(const std::filesystem::path &folder, const trading::JournalHeader &header,
                                         const domain::JournalConfig &config)
{
    auto continued = journal::continueExisting(folder, header.subject, config);
    if (!continued)
        return continued.error();
    if (continued->tornBytes > 0)
        log::warning("journal", "cut off {} bytes of a record that was being written when the earlier run ended", continued->tornBytes);
    auto past = journal::read(folder);
    if (!past)
        return past.error();
    return OpenJournal{std::move(continued->writer), std::move(past).value()};
}

using Restored = std::optional<RecoveredRun>;

base::Result<Restored> endOfEarlierRun(const DataFolder &folder, const domain::Universe &universe, const RecoveredRows &rows)
{
    removeUnbegun(folder.journal());
    const auto last = lastBegunJournal(folder.journal());
    if (last.empty())
        return Restored(std::nullopt);
    auto state = recoverState(last, universe, rows);
    if (!state)
        return state.error();
    if (last == folder.journal())
        if (auto status = putJournalAside(folder.journal()); !status)
            return status.error();
    return Restored(std::move(state).value());
}

std::vector<domain::Position> openOnes(std::vector<domain::Position> positions)
{
    std::erase_if(positions, [](const domain::Position &p) { return p.isFlat(); });
    return positions;
}

} // namespace

base::Result<domain::Epoch> epochFor(const MarketSource &source, const DataFolder &folder, base::WallTime now)
{
    return source.replay ? base::Result<domain::Epoch>(kReplayEpoch) : folder.nextEpoch(now);
}

base::Result<TradingAssembly> assembleTrading(MarketSource source, const domain::Config &config, const DataFolder &folder,
                                              domain::Epoch epoch, venue_paper::PaperVenue &venue, TradingSession::Sink sink,
                                              const RecoveredRows &rows)
{
    const bool hasPast = journal::holdsJournal(folder.journal());
    auto restored = !source.replay ? endOfEarlierRun(folder, source.universe, rows) : base::Result<Restored>(std::nullopt);
    if (!restored)
        return restored.error();

    TradingAssembly assembly;
    assembly.kernelConfig = kernelConfig(source, config, epoch);
    auto strategies = trading::Kernel::strategies(assembly.kernelConfig);
    if (!strategies)
        return strategies.error();
    const auto header = headerOf(assembly.kernelConfig, std::move(strategies).value(), source, config);
    auto opened = source.replay && hasPast ? continueReplay(folder.journal(), header, config.journal)
                                           : begin(folder.journal(), header, config.journal);
    if (!opened)
        return opened.error();
    assembly.journal = std::move(opened->writer);

    if (opened->past)
        assembly.kernelConfig.recordSet = opened->past->header().recordSet; // what an earlier QCAT began is told as it was begun

    auto kernel = trading::Kernel::create(assembly.kernelConfig);
    if (!kernel)
        return kernel.error();
    auto continued = std::make_unique<ContinuedJournal>(std::move(opened->past), *assembly.journal);
    if (auto status = continued->begin(); !status)
        return status.error();
    assembly.session = std::make_unique<TradingSession>(
        TradingSession::Parts{std::move(kernel).value(), std::move(source.feed), &venue, std::move(continued)}, std::move(sink));
    if (const auto &run = *restored) {
        assembly.stateBefore = run->state.state;
        assembly.stateWhyBefore = run->stateWhy;
        venue.seed(run->state.workingOrders, openOnes(run->state.positions));
        if (auto status = assembly.session->handle(run->state); !status)
            return status.error();
    }
    if (!source.replay) {
        if (auto status = assembly.journal->sync(); !status)
            return status.error();
        if (auto status = markBegun(folder.journal()); !status)
            return status.error();
    }
    return assembly;
}

} // namespace qcat::runtime
