#pragma once

#include <qcat/base/decimal.h>
#include <qcat/base/result.h>
#include <qcat/domain/ids.h>

#include <string>
#include <vector>

namespace qcat::domain
{

// How consecutive book diffs are chained (binance-usdm.md §5.2): by the previous id (`pu`, USD-M and COIN-M) or by U = previous u + 1 (spot).
enum class BookChain { PreviousId, NextId };

struct Instrument
{
    std::string venue;  // "binance-usdm"
    std::string symbol; // "BTCUSDT"
    std::string baseAsset;
    std::string quoteAsset;
    BookChain bookChain = BookChain::PreviousId;
    base::Decimal tickSize = base::Decimal::fromRaw(10'000'000);     // 0.1
    base::Decimal quantityStep = base::Decimal::fromRaw(100'000);    // 0.001
    base::Decimal minQuantity = base::Decimal::fromRaw(100'000);     // 0.001
    base::Decimal minNotional = base::Decimal::fromInt(5);           // quote asset
    base::Decimal makerFee = base::Decimal::fromRaw(20'000);         // 0.0002 of notional
    base::Decimal takerFee = base::Decimal::fromRaw(50'000);         // 0.0005 of notional
    base::Decimal maintenanceMargin = base::Decimal::fromRaw(400'000); // 0.004 of notional

    bool operator==(const Instrument &) const = default;
};

struct Account
{
    std::string venue;
    std::string name; // "main"
    base::Decimal startBalance = base::Decimal::fromInt(100'000); // quote asset, paper venue

    bool operator==(const Account &) const = default;
};

// Everything that is traded and on whose account, in configuration order. InstrumentId and AccountId index it.
struct Universe
{
    std::vector<Instrument> instruments;
    std::vector<Account> accounts;

    const Instrument &at(InstrumentId id) const { return instruments.at(id.value); }
    const Account &at(AccountId id) const { return accounts.at(id.value); }
    base::Result<InstrumentId> find(std::string_view venue, std::string_view symbol) const;
    bool operator==(const Universe &) const = default;
};

} // namespace qcat::domain
