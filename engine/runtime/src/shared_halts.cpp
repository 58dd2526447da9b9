#include "shared_halts.h"

#include "shared_halt_text.h"

#include <qcat/base/log.h>

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace qcat::runtime
{

using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kEvery = 250ms;      // a halt counts within a second
constexpr base::Duration kAnswerWithin = 500ms;
constexpr base::Duration kSetWithin = 2s; // a person waits for it
constexpr std::size_t kQueue = 16;
constexpr qsizetype kLongestText = 300;
constexpr const char *kSwitch = "halt";
constexpr const char *kPrefix = "qcat:";
constexpr const char *kState = "state:";
constexpr const char *kTrading = "trading:"; // what the engine of an account says of itself, see CacheFeed

// Below "qcat:state:".
std::string switchOf(const std::string &account)
{
    return account.empty() ? kSwitch : fmt::format("{}:{}", kSwitch, account);
}

std::string keyOf(const std::string &account)
{
    return kPrefix + std::string(kState) + switchOf(account);
}

} // namespace

domain::SharedHalt sharedHaltOf(std::string key, std::string account, const std::string &value)
{
    domain::SharedHalt halt{std::move(key), std::move(account), {}, {}, {}};
    const auto bytes = QByteArray::fromStdString(value);
    const auto document = QJsonDocument::fromJson(bytes);
    if (!document.isObject()) {
        halt.why = QString::fromUtf8(bytes).left(kLongestText).toStdString();
        return halt;
    }
    const auto json = document.object();
    halt.who = json[QStringLiteral("by")].toString().left(kLongestText).toStdString();
    halt.why = json[QStringLiteral("why")].toString().left(kLongestText).toStdString();
    const auto at = QDateTime::fromString(json[QStringLiteral("at")].toString(), Qt::ISODateWithMs);
    if (at.isValid())
        halt.since = {at.toMSecsSinceEpoch() * 1'000'000};
    return halt;
}

std::string sharedHaltText(const std::string &who, const std::string &why, base::WallTime at)
{
    const auto text = [](const std::string &word) { return QString::fromStdString(word).left(kLongestText); };
    return QJsonDocument({{QStringLiteral("by"), text(who)},
                          {QStringLiteral("why"), text(why)},
                          {QStringLiteral("at"), QString::fromStdString(base::toIso(at))}})
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

SharedHalts::SharedHalts(ops::SharedCache &cache, const Accounts &accounts, Told told, const base::Clock &clock)
    : m_cache(cache), m_told(std::move(told)), m_clock(clock), m_keys{kState + switchOf("")}, m_accounts{""},
      m_thread("shared-halts", kQueue, [](const std::exception_ptr &) { log::error("cache", "a bug in the shared switches"); })
{
    for (const auto &account : accounts) {
        m_keys.push_back(kState + switchOf(account));
        m_accounts.push_back(account);
    }
    m_thread.post([this] { keepLooking(); });
}

SharedHalts::~SharedHalts()
{
    m_thread.stop();
}

domain::Section<std::vector<domain::SharedHalt>> SharedHalts::all() const
{
    std::lock_guard lock(m_mutex);
    return m_halts;
}

void SharedHalts::set(const std::string &account, const std::string &who, const std::string &why, Done done)
{
    m_thread.post([this, account, who, why, done = std::move(done)] {
        const auto result = setNow(account, who, why);
        look(); // whoever looks behind the answer sees it
        done(result);
    });
}

void SharedHalts::lift(const std::string &account, Done done)
{
    m_thread.post([this, account, done = std::move(done)] {
        const auto result = liftNow(account);
        look();
        done(result);
    });
}

base::Result<domain::Finding> SharedHalts::setNow(const std::string &account, const std::string &who, const std::string &why)
{
    if (const auto unknown = unknownAccount(account))
        return *unknown;
    const auto key = keyOf(account);
    if (const auto set = m_cache.setState(switchOf(account), sharedHaltText(who, why, m_clock.wallNow()), kSetWithin); !set)
        return base::Error{"shared_halt.not_set",
                           fmt::format("the switch {} could not be set ({}): other engines trade on", key, set.error().message),
                           {{"key", key}, {"reason", set.error().message}}};
    const auto read = m_cache.get({kState + switchOf(account)}, kSetWithin);
    if (!read)
        return base::Error{"shared_halt.not_read_back",
                           fmt::format("the switch {} was taken, but whether it stands is not known ({})", key, read.error().message),
                           {{"key", key}, {"reason", read.error().message}}};
    if (!read->front())
        return base::Error{"shared_halt.gone",
                           fmt::format("the switch {} was taken and is gone again: somebody has lifted it, or the server has lost it", key),
                           {{"key", key}}};
    const auto target = m_cache.status().target;
    auto standing = haltedBy(sharedHaltOf(key, account, *read->front()), "shared_halt.set");
    standing.text = fmt::format("the switch {} stands on {}, read back: {}. Every engine that reads it and that it means halts within a "
                                "second, qcat status there says so",
                                key, target, standing.text);
    standing.args.push_back({"target", target});
    standing.health = domain::Health::Ok;
    return standing;
}

// A halt of an account that nobody trades halts nobody, and looks as if it did. An engine says what it trades in the cache; while that
// does not answer, the switch itself is refused.
std::optional<base::Error> SharedHalts::unknownAccount(const std::string &account) const
{
    if (std::ranges::find(m_accounts, account) != m_accounts.end()) // or all
        return std::nullopt;
    const auto said = m_cache.get({kState + (kTrading + account)}, kAnswerWithin);
    if (!said || said->front())
        return std::nullopt;
    std::set<std::string> known(m_accounts.begin(), m_accounts.end());
    known.erase("");
    if (const auto others = m_cache.stateNames(kTrading, kSetWithin))
        known.insert(others->begin(), others->end());
    const auto names = fmt::format("{}", fmt::join(known, ", "));
    return base::Error{"shared_halt.unknown_account",
                       fmt::format("no engine on this Redis trades {}; known are {}. Nothing was done; without an account every engine halts",
                                   account, names),
                       {{"account", account}, {"known", names}}};
}

base::Result<domain::Finding> SharedHalts::liftNow(const std::string &account)
{
    const auto key = keyOf(account);
    const auto taken = m_cache.takeState(switchOf(account), kSetWithin);
    if (!taken)
        return base::Error{"shared_halt.not_lifted",
                           fmt::format("whether the switch {} still stands is not known ({})", key, taken.error().message),
                           {{"key", key}, {"reason", taken.error().message}}};
    if (!*taken)
        return base::Error{"shared_halt.none", fmt::format("no switch {} stands there: nothing was done", key), {{"key", key}}};
    auto lifted = haltedBy(sharedHaltOf(key, account, **taken), "shared_halt.lifted");
    lifted.text += "; taken away, and each engine is resumed by hand";
    lifted.health = domain::Health::Ok;
    return lifted;
}

void SharedHalts::keepLooking()
{
    m_thread.postAfter(kEvery, [this] { keepLooking(); }); // set first: a bug in one look does not end the looking
    look();
}

void SharedHalts::look()
{
    const auto values = m_cache.get(m_keys, kAnswerWithin);
    if (!values)
        return fail(values.error());
    std::vector<domain::SharedHalt> halts;
    for (std::size_t i = 0; i < values->size(); ++i)
        if (const auto &value = (*values)[i])
            halts.push_back(sharedHaltOf(kPrefix + m_keys[i], m_accounts[i], *value));
    for (const auto &halt : halts)
        m_told(halt);
    if (const auto refused = m_cache.status().stateRefused; refused && halts.empty())
        return fail(*refused); // a switch that is missing there may have been dropped
    std::lock_guard lock(m_mutex);
    m_halts.show(std::move(halts), m_clock.steadyNow());
}

void SharedHalts::fail(const base::Error &error)
{
    std::lock_guard lock(m_mutex);
    m_halts.fail({error.code, error.message, error.args, domain::Health::Unknown});
}

} // namespace qcat::runtime
