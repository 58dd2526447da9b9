#include "hour_plan.h"
#include "http_peer.h"
#include "virtual_time.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include <algorithm>
#include <csignal>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <set>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

constexpr int kKills = 200;
constexpr int kPlanned = kKills + 10; // two may fall together, or behind the end

struct Sent {
    std::string what; // whose trouble, and the message's id but the incident's number, which a crash may skip
    std::string contact;
    char trouble = 0;
    bool isResolved = false;
    base::Duration at{};
};

// When the process dies: as so many messages have been sent, or as it begins so manyth a piece of work.
struct Deaths {
    std::deque<std::size_t> messages; // ordinals, ascending
    std::deque<std::int64_t> steps;
};

Deaths planned(unsigned seed, std::size_t messages, std::int64_t steps)
{
    std::mt19937 random(seed);
    std::set<std::size_t> atMessages;
    while (atMessages.size() < messages / 2)
        atMessages.insert(random() % messages);
    std::set<std::int64_t> atSteps;
    while (atSteps.size() < kPlanned - atMessages.size())
        atSteps.insert(std::int64_t(random()) % steps);
    return {{atMessages.begin(), atMessages.end()}, {atSteps.begin(), atSteps.end()}};
}

// The hour, lived by one process after the other, and what reached the provider.
class Hour
{
public:
    explicit Hour(Deaths deaths) : m_deaths(std::move(deaths)), m_peer([this](const auto &request) { return take(request); })
    {
        const QString file = m_folder.filePath(QStringLiteral("record"));
        QFile made(file);
        if (!made.open(QIODevice::ReadWrite) || !made.resize(sizeof(HourRecord)))
            qFatal("no file for the record");
        m_record = new (::mmap(nullptr, sizeof(HourRecord), PROT_READ | PROT_WRITE, MAP_SHARED, made.handle(), 0)) HourRecord;
        m_recordFile = file.toStdString();
    }
    ~Hour() { ::munmap(m_record, sizeof(HourRecord)); }

    // How often it died; negative: it ended by itself as it must not.
    int live()
    {
        const auto data = m_folder.filePath(QStringLiteral("data")).toStdString();
        for (int died = 0;; ++died) {
            armSteps();
            const int status = runOnce(data);
            if (WIFEXITED(status))
                return WEXITSTATUS(status) == 0 ? died : -WEXITSTATUS(status);
        }
    }
    const std::vector<Sent> &sent() const { return m_sent; }
    std::int64_t steps() const { return m_record->steps; }

private:
    void armSteps()
    {
        const std::lock_guard lock(m_mutex);
        m_armed.reset();
        m_record->dieAfterUs = m_random() % 3 == 0 ? 0 : int(m_random() % 3000);
        m_record->dieAt = -1;
        if (m_deaths.steps.empty())
            return;
        m_armed = std::max(m_deaths.steps.front(), m_record->steps + std::int64_t(m_random() % 300)); // perhaps while it starts
        m_deaths.steps.pop_front();
        m_record->dieAt = *m_armed;
    }
    int runOnce(const std::string &data)
    {
        const std::string url = m_peer.url();
        const char *arguments[] = {QCAT_HOUR_HOST, data.c_str(), m_recordFile.c_str(), url.c_str(), nullptr};
        {
            const std::lock_guard lock(m_mutex);
            if (::posix_spawn(&m_process, QCAT_HOUR_HOST, nullptr, nullptr, const_cast<char **>(arguments), environ) != 0)
                qFatal("the host does not start");
        }
        siginfo_t ended{};
        ::waitid(P_PID, id_t(m_process), &ended, WEXITED | WNOWAIT); // it keeps its number until nobody kills it any more
        const std::lock_guard lock(m_mutex);
        int status = 0;
        ::waitpid(m_process, &status, 0);
        m_process = 0;
        return status;
    }
    // On the provider's thread: before it answers, or soon after, the sender may die.
    std::string take(const HttpPeer::Request &request)
    {
        const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(request.body)).object();
        const auto id = json[QLatin1String("id")].toString().toStdString();
        const auto subject = json[QLatin1String("subject")].toString().toStdString();
        const auto name = subject.find("Trouble ");
        if (name == std::string::npos || name + 8 >= subject.size())
            return HttpPeer::ok("{}"); // that it came back after a crash
        const std::lock_guard lock(m_mutex);
        Sent sent{std::string(1, subject[name + 8]) + id.substr(std::min(id.find('/'), id.size())), {}, subject[name + 8],
                  json[QLatin1String("kind")].toString() == QLatin1String("resolved"), base::Duration(m_record->elapsed.load())};
        for (const auto &step : hour::kSteps)
            if (id.find(step.contact) != std::string::npos)
                sent.contact = step.contact;
        m_sent.push_back(sent);
        if (!m_deaths.messages.empty() && m_sent.size() > m_deaths.messages.front() && m_process > 0) {
            m_deaths.messages.pop_front();
            if (m_armed)
                m_deaths.steps.push_front(*m_armed); // its turn comes later
            m_armed.reset();
            if (m_random() % 2 == 0)
                ::kill(m_process, SIGKILL);
            else // … within the next pieces of work
                m_record->dieAt = m_record->steps + std::int64_t(m_random() % 6);
        }
        return HttpPeer::ok("{}");
    }

    QTemporaryDir m_folder;
    std::string m_recordFile;
    HourRecord *m_record = nullptr;
    Deaths m_deaths;
    std::optional<std::int64_t> m_armed; // the step that the process lives up to
    std::mt19937 m_random{20261123};
    std::mutex m_mutex;
    pid_t m_process = 0;
    std::vector<Sent> m_sent;
    HttpPeer m_peer;
};

std::map<std::string, int> counted(const std::vector<Sent> &sent)
{
    std::map<std::string, int> counts;
    for (const auto &message : sent)
        ++counts[message.what];
    return counts;
}

} // namespace

// kill -9 of the whole engine at 200 points of a busy hour: at any piece of work of any of its threads and in the midst of it, while a
// message is on its way and just after it was taken.
class TestHourKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing_is_lost_and_nothing_sent_more_than_twice_however_often_the_engine_is_killed()
    {
        Hour quiet({});
        QCOMPARE(quiet.live(), 0);
        const auto undisturbed = counted(quiet.sent());
        QCOMPARE(undisturbed.size(), quiet.sent().size());
        QVERIFY2(undisturbed.size() >= 30, "an hour that is not busy proves nothing");

        Hour killed(planned(20261123, quiet.sent().size(), quiet.steps()));
        const int died = killed.live();
        const auto disturbed = counted(killed.sent());
        int twice = 0;
        for (const auto &[message, times] : undisturbed) {
            const auto found = disturbed.find(message);
            QVERIFY2(found != disturbed.end(), ("lost: " + message).c_str());
            QVERIFY2(found->second <= 2, ("more than one duplicate: " + message).c_str());
            twice += found->second == 2;
        }
        for (const auto &[message, times] : disturbed)
            QVERIFY2(undisturbed.contains(message), ("nobody asked for " + message).c_str());
        verifyEscalation(killed.sent());
        QVERIFY2(died >= kKills, qPrintable(QString::number(died)));
        qInfo("%zu messages, %d of them twice, over %d kills; %lld pieces of work in the quiet hour", undisturbed.size(), twice, died,
              static_cast<long long>(quiet.steps()));
    }

private:
    static void verifyEscalation(const std::vector<Sent> &all)
    {
        for (const auto &trouble : hour::kTroubles) {
            if (trouble.severity != domain::Severity::P0)
                continue;
            std::map<std::string, base::Duration> first; // by contact
            std::map<std::string, int> times;            // by message
            bool givenUp = false; // killed twice while it was being sent: nobody knows whether it arrived, so the next one is called at once
            for (const auto &sent : all)
                if (sent.trouble == trouble.name[0] && !sent.isResolved) {
                    first.emplace(sent.contact, sent.at);
                    givenUp = ++times[sent.what] > 1 || givenUp;
                }
            QVERIFY2(first.contains("alice"), trouble.name);
            for (const auto &step : hour::kSteps)
                if (first.contains(step.contact)) {
                    const auto late = std::chrono::duration<double>(first[step.contact] - first["alice"] - step.after).count();
                    QVERIFY2((late >= -2 || givenUp) && late <= 20, qPrintable(QStringLiteral("%1 %2: %3 s off").arg(QLatin1String(trouble.name), QLatin1String(step.contact)).arg(late)));
                }
        }
    }
};

QTEST_GUILESS_MAIN(TestHourKill)
#include "tst_hour_kill.moc"
