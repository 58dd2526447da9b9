#include <qcat/ui_models/resume_checks.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>

#include <QCoreApplication>

#include <algorithm>

namespace qcat::ui
{

namespace
{

struct Resume {
    Q_DECLARE_TR_FUNCTIONS(Resume)
};

using domain::Health;

ResumeCheck freshness(const EngineModel &engine)
{
    const QString age = ageText(engine.ageOf(engine.trading().at));
    if (engine.isTradingStale())
        return {Resume::tr("The engine was last heard %1 ago").arg(age), Health::Unknown};
    return {Resume::tr("The engine answers, figures are %1 old").arg(age), Health::Ok};
}

ResumeCheck ownership(const EngineModel &engine)
{
    if (engine.trading().state == domain::TradingState::ReadOnly)
        return {Resume::tr("Another engine commands this account"), Health::Crit};
    return {Resume::tr("This engine commands the account"), Health::Ok};
}

ResumeCheck unknownOrders(const EngineModel &engine)
{
    const auto &orders = engine.trading().workingOrders;
    const auto count = int(std::count_if(orders.begin(), orders.end(),
                                         [](const auto &o) { return o.order.state == domain::OrderState::Unknown; }));
    if (count > 0)
        return {Resume::tr("The fate of %n order(s) is unknown", nullptr, count), Health::Crit};
    return {Resume::tr("The fate of every order is known"), Health::Ok};
}

ResumeCheck books(const EngineModel &engine)
{
    const auto &all = engine.trading().books;
    QStringList bad;
    for (const auto &book : all)
        if (book.state != api::BookState::Live)
            bad << QString::fromStdString(book.symbol);
    if (all.empty())
        return {Resume::tr("No order book yet"), Health::Unknown};
    if (!bad.isEmpty())
        return {Resume::tr("Order book not live: %1").arg(bad.join(QStringLiteral(", "))), Health::Crit};
    return {Resume::tr("Every order book is live"), Health::Ok};
}

ResumeCheck incidents(const EngineModel &engine)
{
    const auto &all = engine.ops().incidents;
    const auto count = int(std::count_if(
        all.begin(), all.end(), [](const auto &i) { return i.isOpen() && i.severity == domain::Severity::P0; }));
    if (count > 0)
        return {Resume::tr("%n critical incident(s) open", nullptr, count), Health::Warn};
    return {Resume::tr("No critical incident is open"), Health::Ok};
}

ResumeCheck stops(const EngineModel &engine)
{
    const auto &all = engine.trading().positions;
    const auto count = int(std::count_if(all.begin(), all.end(), [](const auto &p) { return !p.stopAtVenue; }));
    if (count > 0)
        return {Resume::tr("%n position(s) without a stop at the venue", nullptr, count), Health::Warn};
    return {Resume::tr("Every position has its stop at the venue"), Health::Ok};
}

// With real money: each point of the licence. Where the glass is broken what is missing is said and forbids no more.
std::vector<ResumeCheck> licence(const EngineModel &engine)
{
    const auto &view = engine.ops().licence;
    std::vector<ResumeCheck> checks;
    if (!view.isNeeded)
        return checks;
    if (!view.brokenBy.empty())
        checks.push_back({Resume::tr("The glass is broken by %1: %2").arg(QString::fromStdString(view.brokenBy), QString::fromStdString(view.reason)), Health::Warn});
    for (const auto &point : view.points)
        checks.push_back({findingText(point), point.health == Health::Ok || view.brokenBy.empty() ? point.health : Health::Warn});
    return checks;
}

} // namespace

std::vector<ResumeCheck> resumeChecks(const EngineModel &engine)
{
    std::vector<ResumeCheck> checks = {freshness(engine), ownership(engine), unknownOrders(engine), books(engine), stops(engine), incidents(engine)};
    for (auto &check : licence(engine))
        checks.push_back(std::move(check));
    return checks;
}

bool allowsResume(const std::vector<ResumeCheck> &checks)
{
    return std::none_of(checks.begin(), checks.end(),
                        [](const auto &c) { return c.health == Health::Crit || c.health == Health::Unknown; });
}

} // namespace qcat::ui
