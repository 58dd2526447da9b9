#include <qcat/pg_diagnostics/session_look.h>

#include "chosen_session.h"
#include "standing_session.h"

#include <qcat/pg_diagnostics/session_codes.h>

namespace qcat::pg_diagnostics
{

namespace
{

constexpr base::Duration kAgain = std::chrono::milliseconds(500);
constexpr base::Duration kLongestLook = std::chrono::seconds(2);

struct Looking {
    SessionQuestion question;
    ChosenSession choice;
    std::shared_ptr<StandingSession> session;
    base::Duration left{};
    base::CancelToken cancel;
    std::function<void(std::string)> progress;
    base::Done<ops::ActionOutcome> done;
    base::Executor &worker;
    base::Executor &caller;
};

void look(const std::shared_ptr<Looking> &looking);

void judge(const std::shared_ptr<Looking> &looking, base::Result<domain::Finding> found)
{
    looking->left -= kAgain;
    if (!found)
        return looking->done(found.error());
    const bool isOver = looking->question == SessionQuestion::WhoIsIt || found->health == domain::Health::Ok ||
                        looking->cancel.isCancelled() || looking->left <= kAgain;
    if (isOver)
        return looking->done(ops::ActionOutcome{std::move(*found), {}});
    looking->progress(found->text);
    looking->caller.postAfter(kAgain, [looking] { look(looking); });
}

void look(const std::shared_ptr<Looking> &looking)
{
    looking->worker.post([looking] {
        base::Result<domain::Finding> found = domain::Finding();
        const auto limit = std::min(looking->left, kLongestLook);
        auto seen = looking->session->ensure(limit);
        if (seen)
            seen = looking->session->transact(limit, [&](pqxx::transaction_base &transaction) {
                found = lookAt(looking->choice, looking->question, transaction, looking->session->serverVersion());
                return base::Status();
            });
        if (!seen)
            found = seen.error();
        looking->caller.post([looking, found = std::move(found)]() mutable { judge(looking, std::move(found)); });
    });
}

} // namespace

SessionLook::SessionLook(SessionQuestion question, std::shared_ptr<StandingSession> session, base::Executor &worker,
                         base::Executor &caller)
    : m_question(question), m_session(std::move(session)), m_worker(worker), m_caller(caller)
{
}

std::string SessionLook::name() const
{
    switch (m_question) {
    case SessionQuestion::WhoIsIt:
        return "pg.session";
    case SessionQuestion::IsQuiet:
        return "pg.session_quiet";
    case SessionQuestion::IsGone:
        return "pg.session_gone";
    }
    return {};
}

void SessionLook::plan(const ops::ActionRequest &, const base::CallLimits &, base::Done<ops::ActionPlan> done)
{
    done(ops::ActionPlan{name(), {}, {}}); // changes nothing
}

void SessionLook::run(const ops::ActionRequest &request, const base::CallLimits &limits,
                      std::function<void(std::string)> progress, base::Done<ops::ActionOutcome> done)
{
    const auto choice = choiceIn(request.inputs);
    if (!choice)
        return done(choice.error());
    look(std::make_shared<Looking>(Looking{m_question, *choice, m_session, limits.timeout, limits.cancel,
                                           std::move(progress), std::move(done), m_worker, m_caller}));
}

} // namespace qcat::pg_diagnostics
