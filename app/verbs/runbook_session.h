#pragma once

#include "remote_engine.h"

#include <functional>
#include <optional>
#include <string>

namespace qcat::app
{

// One runbook run at a terminal: what it says and what it asks.
class RunbookSession
{
public:
    // Who answers at a confirm; empty: nobody, the input has ended.
    using Ask = std::function<std::optional<std::string>(const std::string &question)>;

    struct Options {
        bool asksForReads = true;
        bool isUnattended = false; // types the phrases itself
        base::Duration patience = std::chrono::minutes(2); // with an engine that says nothing: a restart takes some of it
        bool onlyPlans = false;    // as far as the plan of the first change, which it does not make
    };
    RunbookSession(RemoteEngine &engine, Options options, Ask ask) : m_engine(engine), m_options(options), m_ask(std::move(ask)) {}

    // The exit code.
    int run(const api::StartRunbook &command);

private:
    enum class Went { On, Over };

    std::optional<domain::RunbookRun> current() const;
    // The newest snapshot may be older than the answer to a command: the run when it shows what the answer said; empty: it did not in time.
    std::optional<domain::RunbookRun> untilShown(const std::function<bool(const domain::RunbookRun &)> &isShown) const;
    // When no step of it runs any more; nothing where the engine has not spoken for as long as the patience lasts.
    std::optional<domain::RunbookRun> settled();
    int gone() const;
    base::Duration silence() const; // of the engine
    void sayFinished(const domain::RunbookRun &run);
    // Carries on with the next step that waits.
    base::Result<Went> next(const domain::RunbookRun &run);
    base::Result<Went> reads(const domain::RunbookRun &run);
    base::Result<Went> read(const std::string &step);
    base::Result<Went> change(const domain::RunbookStep &step);
    base::Result<Went> approval(const domain::RunbookStep &step);
    // Goes on when the snapshot shows that these steps have begun: an older one would have them begun again.
    base::Result<Went> begun(const std::vector<std::string> &steps);
    // What the engine answers to a change that it cannot plan: whoever did it by hand says so, and the run goes on.
    base::Result<Went> unplanned(const domain::RunbookStep &step, const base::Error &why);
    base::Result<Went> giveUp(const std::string &reason);
    // Goes on when the snapshot shows that the run is over.
    base::Result<Went> over(const base::Result<api::CommandAnswered> &answer);
    // What is asked at a step: to go on, or s REASON, e REASON, a REASON.
    base::Result<Went> otherwise(const std::string &step, const std::string &answer);
    bool needsApproval(const domain::RunbookStep &step) const;

    RemoteEngine &m_engine;
    const Options m_options;
    const Ask m_ask;
    domain::RunbookRunId m_id;
    std::map<std::string, base::WallTime> m_said; // steps whose outcome was said
    bool m_saidThatItWaits = false;
    bool m_hasPlanned = false; // a plan was shown
};

} // namespace qcat::app
