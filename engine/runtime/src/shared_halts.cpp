#include "shared_halts.h"

#include <qcat/base/log.h>

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace qcat::runtime
{

using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kEvery = 250ms;      // a halt counts within a second
constexpr base::Duration kAnswerWithin = 500ms;
constexpr std::size_t kQueue = 16;
constexpr qsizetype kLongestText = 300;
constexpr const char *kForAll = "state:halt";

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

SharedHalts::SharedHalts(ops::SharedCache &cache, const Accounts &accounts, Told told, const base::Clock &clock)
    : m_cache(cache), m_told(std::move(told)), m_clock(clock), m_keys{kForAll}, m_accounts{""},
      m_thread("shared-halts", kQueue, [](const std::exception_ptr &) { log::error("cache", "a bug in the shared switches"); })
{
    for (const auto &account : accounts) {
        m_keys.push_back(std::string(kForAll) + ':' + account);
        m_accounts.push_back(account);
    }
    m_thread.post([this] { look(); });
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

void SharedHalts::look()
{
    m_thread.postAfter(kEvery, [this] { look(); }); // set first: a bug in one look does not end the looking
    const auto values = m_cache.get(m_keys, kAnswerWithin);
    if (!values)
        return fail(values.error());
    std::vector<domain::SharedHalt> halts;
    for (std::size_t i = 0; i < values->size(); ++i)
        if (const auto &value = (*values)[i])
            halts.push_back(sharedHaltOf("qcat:" + m_keys[i], m_accounts[i], *value));
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
