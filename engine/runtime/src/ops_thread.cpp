#include "ops_thread.h"

#include "exception_text.h"

#include <qcat/base/log.h>

namespace qcat::runtime
{

using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kDescribeEvery = 100ms;
constexpr base::Duration kAnchorEvery = 1h;
constexpr std::size_t kQueue = 4096;

base::Error notRunning()
{
    return base::Error{"desk.not_running", "the incident desk is not running"};
}

void logException(const std::exception_ptr &exception)
{
    log::error("ops", "a bug in the incident desk: {}", textOf(exception));
}

} // namespace

OpsThread::OpsThread(Describe describe, Anchor anchor)
    : m_describe(std::move(describe)), m_anchor(std::move(anchor)), m_thread("ops", kQueue, logException)
{
}

OpsThread::~OpsThread()
{
    stop();
}

std::future<base::Status> OpsThread::start(Build build)
{
    auto started = std::make_shared<std::promise<base::Status>>();
    auto future = started->get_future();
    m_thread.post([this, build = std::move(build), started] {
        try {
            auto parts = build(m_thread);
            if (!parts)
                return started->set_value(parts.error());
            m_parts = std::move(parts).value();
            m_parts.heartbeat->start();
            started->set_value(m_parts.desk->start());
            m_parts.watcher->start();
            m_parts.keeping->start();
        } catch (...) {
            return started->set_value(
                base::Error{"desk.bug", "the incident desk could not start: " + textOf(std::current_exception())});
        }
        beat();
        anchor();
    });
    return future;
}

void OpsThread::anchor()
{
    if (!m_parts.store)
        return;
    if (const auto head = m_parts.store->auditHead())
        m_anchor(*head);
    m_thread.postAfter(kAnchorEvery, [this] { anchor(); });
}

void OpsThread::suspend()
{
    m_thread.post([this] {
        if (!m_parts.desk)
            return;
        m_parts.keeping->stop();
        m_parts.watcher->stop();
        m_parts.desk->stop();
        m_parts.pager->stop();
        m_parts.heartbeat->stop();
    });
}

void OpsThread::stop()
{
    m_thread.post([this] {
        if (m_parts.desk)
            m_parts.desk->stop();
        anchor();
        m_parts.keeping.reset();
        m_parts.watcher.reset();
        m_parts.desk.reset();
        m_parts.upkeep.reset(); // the desk's probe reads it
        m_parts.licence.reset();
        m_parts.heartbeat.reset();
        m_parts.pager.reset();
        m_parts.clockStanding.reset();
        m_parts.store.reset();
    });
    m_thread.stop();
}

void OpsThread::handle(api::Command command, ops::IncidentDesk::Answer answer)
{
    m_thread.post([this, command = std::move(command), answer = std::move(answer)] {
        if (!m_parts.desk)
            return answer(notRunning());
        const auto answerWith = [&](const base::Status &done) {
            answer(done ? base::Result<std::string>(std::string()) : base::Result<std::string>(done.error()));
        };
        if (const auto *const note = std::get_if<api::NoteUpkeep>(&command.body))
            return answerWith(m_parts.upkeep->note(note->task, command.actor, note->note));
        if (const auto *const glass = std::get_if<api::BreakLicence>(&command.body))
            return answerWith(m_parts.licence->breakGlass(command.actor, *glass));
        if (m_parts.pager->handles(command.body))
            return m_parts.pager->handle(command, answer);
        m_parts.desk->handle(command, answer);
    });
}

void OpsThread::look(std::string word, std::function<void(api::AnswerView)> done)
{
    m_thread.post([this, word = std::move(word), done = std::move(done)] {
        if (m_parts.pager)
            done(m_parts.pager->look(word));
    });
}

void OpsThread::acknowledgeBy(std::string word, api::AnswerBy how, std::function<void(api::AnswerView)> done)
{
    m_thread.post([this, word = std::move(word), how, done = std::move(done)] {
        if (!m_parts.desk)
            return;
        auto view = m_parts.pager->look(word);
        if (view.state != api::AnswerState::Open)
            return done(std::move(view));
        m_parts.desk->handle({view.contact, api::AcknowledgeIncident{view.incident}}, [&](const base::Result<std::string> &acknowledged) {
            if (!acknowledged) // somebody was faster
                return done(m_parts.pager->look(word));
            m_parts.pager->answered(word, how);
            view.state = api::AnswerState::Done;
            done(view);
        });
    });
}

void OpsThread::report(domain::ProbeResult result)
{
    m_thread.post([this, result = std::move(result)]() mutable {
        if (m_parts.desk)
            m_parts.desk->report(std::move(result));
    });
}

void OpsThread::probeNow()
{
    m_thread.post([this] {
        if (m_parts.desk)
            m_parts.desk->probeNow();
    });
}

void OpsThread::probeNow(domain::ProbeId probe)
{
    m_thread.post([this, probe = std::move(probe)] {
        if (m_parts.desk)
            m_parts.desk->probeNow(probe);
    });
}

void OpsThread::describeNow(std::function<void()> done)
{
    m_thread.post([this, done = std::move(done)] {
        describe();
        done();
    });
}

void OpsThread::setTimeToHarm(domain::ComponentId component, std::vector<domain::TimeToHarm> harms)
{
    m_thread.post([this, component = std::move(component), harms = std::move(harms)]() mutable {
        if (m_parts.desk)
            m_parts.desk->setTimeToHarm(std::move(component), std::move(harms));
    });
}

void OpsThread::audit(ops::AuditRecord record, std::function<void(base::Status)> done)
{
    m_thread.post([this, record = std::move(record), done = std::move(done)] {
        done(m_parts.store ? m_parts.store->appendAudit(record) : base::Status(notRunning()));
    });
}

void OpsThread::beat()
{
    if (m_parts.clockStanding)
        m_parts.clockStanding->remember();
    describe();
    m_thread.postAfter(kDescribeEvery, [this] { beat(); });
}

void OpsThread::describe()
{
    if (!m_parts.desk)
        return;
    api::OpsSnapshot snapshot;
    m_parts.desk->describe(snapshot);
    snapshot.notWatched = m_parts.notWatched;
    m_parts.pager->describe(snapshot);
    snapshot.upkeep = m_parts.upkeep->items();
    snapshot.backups = m_parts.keeping->backups();
    snapshot.licence = m_parts.licence->view(snapshot, m_parts.keeping->drills(), m_parts.pager->phoneAnsweredAt());
    m_describe(std::move(snapshot));
}

} // namespace qcat::runtime
