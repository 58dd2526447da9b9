#include "chosen_session.h"

#include "cells.h"
#include "queries.h"

#include <qcat/domain/config_text.h>
#include <qcat/pg_diagnostics/session_codes.h>
#include <qcat/pg_diagnostics/statement_text.h>

#include <fmt/format.h>
#include <pqxx/transaction_base>

#include <limits>

namespace qcat::pg_diagnostics
{

using domain::Finding;
using domain::Health;

namespace
{

Finding found(std::string_view code, Health health, const ChosenSession &choice, const std::string &text,
              std::vector<base::Error::Arg> args = {})
{
    args.insert(args.begin(), {"pid", std::to_string(choice.pid)});
    return {std::string(code), fmt::format("session {} {}", choice.pid, text), std::move(args), health};
}

pqxx::result ask(std::string_view block, const ChosenSession &choice, pqxx::transaction_base &transaction, int version)
{
    return transaction.exec_params(std::string(Queries::shipped().find(block, version)), choice.pid,
                                   choice.backendStart.ns / 1000);
}

Finding described(const ChosenSession &choice, const Cells &cells)
{
    const auto user = cells.text("usename"), application = cells.text("application"), state = cells.text("state");
    const auto statement = cells.statement("query");
    return found(session_code::kChosen, Health::Ok, choice,
                 fmt::format("of {} ({}) is {}: {}", user, application, state, statement),
                 {{"user", user}, {"application", application}, {"state", state}, {"statement", statement}});
}

Finding describedWithWaiters(const ChosenSession &choice, const Cells &cells)
{
    const auto waiting = cells.integer("waiting");
    auto finding = described(choice, cells);
    finding.code = session_code::kDescribed;
    finding.health = waiting > 0 ? Health::Warn : Health::Ok;
    finding.text += fmt::format("; {} sessions wait for it", waiting);
    finding.args.push_back({"waiting", std::to_string(waiting)});
    return finding;
}

Finding quietOrBusy(const ChosenSession &choice, const Cells &cells)
{
    const auto state = cells.text("state");
    const auto waiting = cells.integer("waiting");
    if (waiting == 0 && state != "active")
        return found(session_code::kQuiet, Health::Ok, choice, "rests and holds nobody up");
    return found(session_code::kBusy, Health::Crit, choice,
                 fmt::format("is {} and {} sessions wait for it", state, waiting),
                 {{"state", state}, {"waiting", std::to_string(waiting)}});
}

} // namespace

base::Result<ChosenSession> choiceIn(const std::map<std::string, std::string> &inputs)
{
    const auto word = [&](const char *key) {
        const auto input = inputs.find(key);
        return input == inputs.end() ? std::string() : input->second;
    };
    const auto pid = domain::parseInteger(word("pid"));
    const auto start = domain::parseInteger(word("backend_start"));
    constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max() / 1000;
    if (pid && *pid > 0 && *pid <= std::numeric_limits<int>::max() && start && *start > 0 && *start < kLast)
        return ChosenSession{int(*pid), {*start * 1000}};
    const auto shownPid = cleanText(word("pid"), 40), shownStart = cleanText(word("backend_start"), 40);
    return base::Error{std::string(session_code::kBadChoice),
                       fmt::format("no session is named by pid \"{}\" and start \"{}\"", shownPid, shownStart)}
        .with("pid", shownPid)
        .with("backend_start", shownStart);
}

std::vector<Finding> preconditionsOf(const ChosenSession &choice, pqxx::transaction_base &transaction, int serverVersion)
{
    const auto reply = ask("chosen_session", choice, transaction, serverVersion);
    if (reply.empty() || !Cells(reply[0]).flag("is_same"))
        return {found(session_code::kGone, Health::Crit, choice, "is not there any more")};
    const Cells cells(reply[0]);
    std::vector<Finding> all = {described(choice, cells)};
    if (cells.flag("is_own"))
        all.push_back(found(session_code::kOwn, Health::Crit, choice, "belongs to QCAT itself"));
    if (cells.flag("is_superuser"))
        all.push_back(found(session_code::kSuperuser, Health::Crit, choice, "belongs to a superuser",
                            {{"user", cells.text("usename")}}));
    if (cells.flag("is_other_kind"))
        all.push_back(found(session_code::kNotAClient, Health::Crit, choice, "is not a client's"));
    if (!cells.flag("may_signal"))
        all.push_back(found(session_code::kNoRight, Health::Crit, choice, "is out of reach without pg_signal_backend",
                            {{"role", cells.text("role")}, {"grant", "pg_signal_backend"}}));
    return all;
}

Finding lookAt(const ChosenSession &choice, SessionQuestion question, pqxx::transaction_base &transaction,
               int serverVersion)
{
    const auto reply = ask("session_state", choice, transaction, serverVersion);
    if (!reply.empty() && Cells(reply[0]).isNull("is_same"))
        return found(session_code::kHidden, Health::Unknown, choice, "is not visible without pg_monitor",
                     {{"grant", "pg_monitor"}});
    if (reply.empty() || !Cells(reply[0]).flag("is_same")) {
        const bool isWished = question != SessionQuestion::WhoIsIt;
        return found(session_code::kGone, isWished ? Health::Ok : Health::Warn, choice, "is not there any more");
    }
    const Cells cells(reply[0]);
    switch (question) {
    case SessionQuestion::WhoIsIt:
        return describedWithWaiters(choice, cells);
    case SessionQuestion::IsQuiet:
        return quietOrBusy(choice, cells);
    case SessionQuestion::IsGone:
        break;
    }
    return found(session_code::kStillThere, Health::Crit, choice, "is still there");
}

Finding actOn(const ChosenSession &choice, SessionSignal signal, pqxx::transaction_base &transaction, int serverVersion)
{
    const bool cancels = signal == SessionSignal::Cancel;
    const auto reply =
        ask(cancels ? "cancel_session" : "terminate_session", choice, transaction, serverVersion);
    if (reply.empty())
        return found(session_code::kRefused, Health::Crit, choice,
                     "is not the one that was chosen, or must not be touched; nothing was done");
    if (!Cells(reply[0]).flag("sent"))
        return found(session_code::kStillThere, Health::Crit, choice, "is still there");
    return cancels ? found(session_code::kCancelled, Health::Ok, choice, "was asked to give up its statement")
                   : found(session_code::kTerminated, Health::Ok, choice, "is ended");
}

} // namespace qcat::pg_diagnostics
