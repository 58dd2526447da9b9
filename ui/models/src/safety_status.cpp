#include <qcat/ui_models/safety_status.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/words.h>

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace qcat::ui
{

namespace
{

struct Safety {
    Q_DECLARE_TR_FUNCTIONS(Safety)
};

using base::Decimal;

struct Sums {
    Decimal equity, dayPnl, gross;
};

Sums sumsOf(const std::vector<api::AccountView> &accounts)
{
    Sums sums;
    for (const auto &account : accounts) {
        sums.equity += account.equity;
        sums.dayPnl += account.dayPnl;
        sums.gross += account.gross;
    }
    return sums;
}

QString leverageText(const Sums &sums)
{
    if (!sums.equity.isPositive())
        return decimalText(sums.gross, 0);
    return Safety::tr("%1 · %2×", "gross exposure and leverage")
        .arg(decimalText(sums.gross, 0), numberText(sums.gross.toDouble() / sums.equity.toDouble(), 2));
}

// The book that needs the eye most: not live before live, older before newer.
SafetyChip marketChip(const EngineModel &engine)
{
    SafetyChip chip{.name = Safety::tr("data", "market data"),
                    .value = word(api::BookState::Empty),
                    .tip = Safety::tr("No market data yet")};
    const auto &books = engine.trading().books;
    if (books.empty())
        return chip;
    const auto worst = std::min_element(books.begin(), books.end(), [](const auto &a, const auto &b) {
        const bool aLive = a.state == api::BookState::Live, bLive = b.state == api::BookState::Live;
        return aLive != bLive ? bLive : a.at < b.at;
    });
    const QString age = ageText(engine.ageOf(worst->at));
    const bool isLive = worst->state == api::BookState::Live;
    chip.health = isLive                                  ? domain::Health::Ok
                  : worst->state == api::BookState::Stale ? domain::Health::Crit
                                                          : domain::Health::Warn;
    chip.value = isLive ? age : word(worst->state) + QLatin1Char(' ') + age;
    chip.tip = Safety::tr("%1: order book %2, last changed %3 ago")
                   .arg(QString::fromStdString(worst->symbol), word(worst->state), age);
    if (!isLive)
        chip.tip += QLatin1Char('\n') + findingText(worst->why);
    return chip;
}

// Since when it is broken, as its incident says.
QString downFor(const EngineModel &engine, const api::ComponentView &component)
{
    for (const auto &incident : engine.ops().incidents)
        if (incident.isShown() && incident.component == component.id)
            return ageText(engine.wallNow() - incident.since);
    return {};
}

QString brokenWord(domain::Health health)
{
    switch (health) {
    case domain::Health::Ok:
        return {};
    case domain::Health::Warn:
        return Safety::tr("degraded", "a component, in the middle of a line");
    case domain::Health::Crit:
        return Safety::tr("down", "a component, in the middle of a line");
    case domain::Health::Unknown:
        return Safety::tr("unknown", "a component, in the middle of a line");
    }
    return {};
}

// What a healthy component is measured by in the strip: how long it takes or how old it is. A count says nothing there.
QString timingText(const std::vector<domain::Measured> &measured)
{
    constexpr std::array<std::string_view, 2> kTimes = {"ms", "s"};
    const auto timing = std::ranges::find_if(
        measured, [&](const auto &m) { return std::ranges::find(kTimes, m.unit) != kTimes.end(); });
    return timing == measured.end() ? QString() : measuredText(timing->value, QString::fromStdString(timing->unit));
}

SafetyChip componentChip(const EngineModel &engine, const api::ComponentView &component)
{
    SafetyChip chip{.name = localText(component.title), .value = {}, .health = component.health, .tip = {}};
    const base::Duration age = engine.ageOf(component.at);
    const bool isStale = component.interval.count() > 0 && age > 2 * component.interval + std::chrono::seconds(1);
    if (isStale)
        chip.health = domain::Health::Unknown;
    if (isStale)
        chip.value = Safety::tr("unknown for %1").arg(ageText(age));
    else if (component.health != domain::Health::Ok)
        chip.value =
            QStringList{brokenWord(component.health), downFor(engine, component)}.join(QLatin1Char(' ')).trimmed();
    else
        chip.value = timingText(component.measured);
    chip.tip = Safety::tr("%1\nmeasured %2 ago").arg(findingText(component.finding), ageText(age));
    return chip;
}

// What money depends on, shown in this place unless it fails because of another; anything else only while it is broken.
bool isAlwaysShown(const api::ComponentView &component)
{
    constexpr std::array<std::string_view, 6> kIds = {"venue", "postgresql", "database", "store", "redis", "clock"};
    return std::find(kIds.begin(), kIds.end(), component.id.value) != kIds.end();
}

std::vector<SafetyChip> chips(const EngineModel &engine)
{
    constexpr std::size_t kMost = 6;
    std::vector<SafetyChip> all = {marketChip(engine)};
    for (const auto &component : engine.ops().components)
        if (isAlwaysShown(component) && !component.because.isValid())
            all.push_back(componentChip(engine, component));
    for (const auto &component : engine.ops().components)
        if (!isAlwaysShown(component) && component.health == domain::Health::Crit && !component.because.isValid())
            all.push_back(componentChip(engine, component));
    if (all.size() > kMost)
        all.resize(kMost);
    return all;
}

QString staleText(const EngineModel &engine)
{
    const QString age = ageText(engine.ageOf(engine.trading().at));
    if (engine.link() != api::LinkState::Connected)
        return Safety::tr("%1: figures as they were %2 ago").arg(word(engine.link()), age);
    return Safety::tr("no news from the engine for %1: figures are old").arg(age);
}

} // namespace

SafetyStatus safetyStatus(const EngineModel &engine)
{
    const api::TradingSnapshot &t = engine.trading();
    const Sums sums = sumsOf(t.accounts);
    SafetyStatus status;
    status.live = t.live;
    status.mode = t.live ? Safety::tr("LIVE", "trading with real money") : Safety::tr("PAPER", "simulated trading");
    QStringList venues, accounts;
    for (const auto &account : t.accounts) {
        venues << QString::fromStdString(account.venue);
        accounts << QString::fromStdString(account.name);
    }
    venues.removeDuplicates();
    status.venue = venues.join(QStringLiteral(", "));
    status.account = accounts.join(QStringLiteral(", "));
    status.state = t.state;
    status.stateWord = word(t.state);
    status.stateWhy = findingText(t.stateWhy);
    status.equity = decimalText(sums.equity, 2);
    status.dayPnl = signedText(sums.dayPnl, 2);
    status.daySign = sums.dayPnl.sign();
    status.gross = leverageText(sums);
    status.orders = countText(qint64(t.workingOrders.size()));
    status.unknownOrders = int(std::count_if(t.workingOrders.begin(), t.workingOrders.end(), [](const auto &o) {
        return o.order.state == domain::OrderState::Unknown;
    }));
    status.chips = chips(engine);
    status.stale = engine.isTradingStale();
    if (status.stale)
        status.staleText = staleText(engine);
    return status;
}

} // namespace qcat::ui
