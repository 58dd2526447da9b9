#include "killed_hour.h"

#include "hour_plan.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include <algorithm>
#include <csignal>
#include <set>

using namespace qcat;

Deaths plannedDeaths(int kills, std::size_t messages)
{
    constexpr int kMore = 10;
    if (kills == 0)
        return {};
    std::mt19937 random(20261123u + unsigned(kills));
    std::set<std::size_t> atMessages;
    while (atMessages.size() < messages / 2)
        atMessages.insert(random() % messages);
    std::set<std::int64_t> atSteps;
    while (atSteps.size() < std::size_t(kills + kMore) - atMessages.size())
        atSteps.insert(std::int64_t(random()) % hour::kPieces);
    return {{atMessages.begin(), atMessages.end()}, {atSteps.begin(), atSteps.end()}};
}

KilledHour::KilledHour(Deaths deaths) : m_deaths(std::move(deaths)), m_peer([this](const auto &request) { return take(request); })
{
    const QString file = m_folder.filePath(QStringLiteral("record"));
    QFile made(file);
    if (!made.open(QIODevice::ReadWrite) || !made.resize(sizeof(HourRecord)))
        qFatal("no file for the record");
    m_record = new (::mmap(nullptr, sizeof(HourRecord), PROT_READ | PROT_WRITE, MAP_SHARED, made.handle(), 0)) HourRecord;
    m_recordFile = file.toStdString();
}

KilledHour::~KilledHour()
{
    ::munmap(m_record, sizeof(HourRecord));
}

int KilledHour::live()
{
    const auto data = m_folder.filePath(QStringLiteral("data")).toStdString();
    for (int died = 0;; ++died) {
        armSteps();
        const int status = runOnce(data);
        if (WIFEXITED(status))
            return WEXITSTATUS(status) == 0 ? died : -WEXITSTATUS(status);
    }
}

void KilledHour::armSteps()
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

int KilledHour::runOnce(const std::string &data)
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
std::string KilledHour::take(const HttpPeer::Request &request)
{
    const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(request.body)).object();
    const auto id = json[QLatin1String("id")].toString().toStdString();
    const auto subject = json[QLatin1String("subject")].toString().toStdString();
    const auto name = subject.find("Trouble ");
    const auto begin = id.find('/');
    const auto end = id.rfind('/');
    if (name == std::string::npos || name + 8 >= subject.size() || begin == end)
        return HttpPeer::ok("{}"); // that it came back after a crash
    const std::lock_guard lock(m_mutex);
    Sent sent{subject[name + 8] + id.substr(begin, end - begin), id.substr(end + 1), {}, subject[name + 8],
              json[QLatin1String("kind")].toString() == QLatin1String("resolved"), base::Duration(m_record->elapsed.load())};
    for (const auto &step : hour::kSteps)
        if (id.find(step.contact) != std::string::npos)
            sent.contact = step.contact;
    m_sent.push_back(sent);
    dieIfPlanned();
    return HttpPeer::ok("{}");
}

void KilledHour::dieIfPlanned()
{
    if (m_deaths.messages.empty() || m_sent.size() <= m_deaths.messages.front() || m_process <= 0)
        return;
    m_deaths.messages.pop_front();
    if (m_armed)
        m_deaths.steps.push_front(*m_armed); // its turn comes later
    m_armed.reset();
    if (m_random() % 2 == 0)
        ::kill(m_process, SIGKILL);
    else // … within the next pieces of work
        m_record->dieAt = m_record->steps + std::int64_t(m_random() % 6);
}
