#include "catalogue.h"

#include "market_making.h"
#include "trend.h"

#include <qcat/base/text.h>
#include <qcat/kernel/strategy_check.h>

#include <algorithm>

namespace qcat::trading
{

using base::Error;
using base::Result;

namespace
{

struct Kind {
    const char *name;
    std::uint32_t revision; // grows with every change of what the strategy does
    std::span<const ParameterSpec> (*parameters)();
    std::unique_ptr<Strategy> (*make)(const Parameters &);
};

template <typename S>
std::unique_ptr<Strategy> make(const Parameters &parameters)
{
    return std::make_unique<S>(parameters);
}

const Kind kKinds[] = {
    {"market_making", 1, MarketMaking::parameters, make<MarketMaking>},
    {"trend", 1, Trend::parameters, make<Trend>},
};

Error blamed(const domain::StrategyInstanceConfig &config, const char *code, const std::string &text)
{
    return Error{code, "strategy '" + config.id + "': " + text}.with("strategy", config.id);
}

const Kind *findKind(const std::string &name)
{
    const auto found = std::ranges::find_if(kKinds, [&](const Kind &kind) { return kind.name == name; });
    return found == std::end(kKinds) ? nullptr : &*found;
}

Error unknownKind(const domain::StrategyInstanceConfig &config)
{
    std::vector<std::string> names;
    for (const Kind &kind : kKinds)
        names.emplace_back(kind.name);
    const auto near = base::nearestWord(config.kind, names);
    return blamed(config, "strategy.unknown_kind",
                  "unknown kind '" + config.kind + "'" +
                      (near ? ", did you mean '" + *near + "'?" : "; known are market_making and trend"));
}

// The parameters of an instance whose kind is known.
Result<Parameters> parametersOf(const domain::StrategyInstanceConfig &config, const Kind &kind)
{
    auto parameters = Parameters::parse(kind.parameters(), config.parameters);
    if (!parameters)
        return blamed(config, "strategy.bad_parameter", parameters.error().message);
    return parameters;
}

Result<domain::AccountId> findAccount(const domain::Universe &universe, const domain::StrategyInstanceConfig &config)
{
    for (std::size_t i = 0; i < universe.accounts.size(); ++i)
        if (universe.accounts[i].name == config.account)
            return domain::AccountId{std::uint16_t(i)};
    return blamed(config, "strategy.unknown_account", "no account '" + config.account + "' is configured");
}

// The account's own venue first; a paper account also trades the one instrument of that name elsewhere.
Result<domain::InstrumentId> findInstrument(const domain::Universe &universe,
                                            const domain::StrategyInstanceConfig &config, const std::string &venue)
{
    if (const auto own = universe.find(venue, config.symbol))
        return *own;
    std::vector<domain::InstrumentId> found;
    for (std::size_t i = 0; i < universe.instruments.size(); ++i)
        if (universe.instruments[i].symbol == config.symbol)
            found.push_back({std::uint16_t(i)});
    if (found.size() == 1)
        return found.front();
    return blamed(config, "strategy.unknown_symbol",
                  found.empty()
                      ? "no instrument '" + config.symbol + "' is in the market data"
                      : "'" + config.symbol + "' is traded on several venues, none of them the account's, " + venue);
}

Result<StrategySlot> makeOne(const KernelConfig &config, std::size_t index)
{
    const auto &instance = config.strategies[index];
    const Kind *kind = findKind(instance.kind);
    if (!kind)
        return unknownKind(instance);
    const auto account = findAccount(config.universe, instance);
    if (!account)
        return account.error();
    const auto instrument = findInstrument(config.universe, instance, config.universe.at(*account).venue);
    if (!instrument)
        return instrument.error();
    const auto parameters = parametersOf(instance, *kind);
    if (!parameters)
        return parameters.error();
    const domain::PositionKey key{*account, *instrument, domain::PositionSide::Both};
    StrategySlot slot{
        instance, {{instance.id}, index, key}, kind->revision, parameters->toString(), kind->make(*parameters), instance.enabled, {}};
    slot.own.key = key;
    return slot;
}

} // namespace

base::Status checkStrategy(const domain::StrategyInstanceConfig &config)
{
    const Kind *kind = findKind(config.kind);
    if (!kind)
        return unknownKind(config);
    const auto parameters = parametersOf(config, *kind);
    return parameters ? base::Status() : base::Status(parameters.error());
}

Result<std::vector<StrategySlot>> makeStrategies(const KernelConfig &config)
{
    std::vector<StrategySlot> slots;
    for (std::size_t i = 0; i < config.strategies.size(); ++i) {
        const auto &id = config.strategies[i].id;
        if (std::ranges::any_of(slots, [&](const StrategySlot &other) { return other.config.id == id; }))
            return blamed(config.strategies[i], "strategy.duplicate_id", "two strategies have this id");
        auto slot = makeOne(config, i);
        if (!slot)
            return slot.error();
        slots.push_back(std::move(*slot));
    }
    return slots;
}

std::vector<StrategyRegistration> registrationsOf(const std::vector<StrategySlot> &slots)
{
    std::vector<StrategyRegistration> all;
    for (const auto &slot : slots)
        all.push_back({slot.owner.strategy, slot.config.kind, slot.revision, slot.owner.position, slot.parameters});
    return all;
}

std::string canonicalParameters(const domain::StrategyInstanceConfig &config)
{
    if (const Kind *kind = findKind(config.kind))
        if (const auto parameters = Parameters::parse(kind->parameters(), config.parameters))
            return parameters->toString();
    std::string text;
    for (const auto &[name, value] : config.parameters)
        text += name + '=' + value + ' ';
    return text;
}

} // namespace qcat::trading
