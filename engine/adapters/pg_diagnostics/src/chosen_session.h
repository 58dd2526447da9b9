#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>
#include <qcat/domain/health.h>
#include <qcat/pg_diagnostics/session_action.h>
#include <qcat/pg_diagnostics/session_look.h>

#include <map>
#include <string>
#include <vector>

namespace pqxx
{
class transaction_base;
}

namespace qcat::pg_diagnostics
{

// The session that somebody pointed at.
struct ChosenSession {
    int pid = 0;
    base::WallTime backendStart;
};

base::Result<ChosenSession> choiceIn(const std::map<std::string, std::string> &inputs);
// One finding for each rule, what it is among them; Crit: it may not be touched.
std::vector<domain::Finding> preconditionsOf(const ChosenSession &choice, pqxx::transaction_base &transaction,
                                             int serverVersion);
// The answer to one question about it; Ok: as wished.
domain::Finding lookAt(const ChosenSession &choice, SessionQuestion question, pqxx::transaction_base &transaction,
                       int serverVersion);
// Looks at all the rules once more and acts, in one statement.
domain::Finding actOn(const ChosenSession &choice, SessionSignal signal, pqxx::transaction_base &transaction,
                      int serverVersion);

} // namespace qcat::pg_diagnostics
