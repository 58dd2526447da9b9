#include <qcat/ui_models/database_tables.h>

#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/table_cells.h>

#include <set>

namespace qcat::ui
{

using namespace domain::postgres;

namespace
{

constexpr Qt::Alignment kLeft = Qt::AlignLeft;
constexpr Qt::Alignment kRight = Qt::AlignRight;

TableCell shownText(const std::string &text)
{
    return text.empty() ? hiddenCell() : textCell(text);
}

TableCell statementCell(const std::string &text)
{
    TableCell cell = shownText(text);
    cell.tip = QString::fromStdString(text);
    cell.text = cell.text.simplified();
    return cell;
}

// pid and start together name a session for ever.
std::string keyOf(const Session &session)
{
    return std::to_string(session.pid) + '@' + std::to_string(session.backendStart.ns);
}

TableCell stateCell(const Session &session)
{
    if (session.state.empty())
        return hiddenCell();
    const bool isIdleInTransaction = session.state.starts_with("idle in transaction");
    return textCell(QString::fromStdString(session.state), isIdleInTransaction ? Tone::Warning : Tone::Normal);
}

// Depth as indentation; the order from the top is the sort key, so that the tree is the order of this column.
TableCell treeCell(const BlockingLine &line)
{
    const QString indent = line.place.depth > 0 ? QString(2 * (line.place.depth - 1), QChar(0x2003)) + QStringLiteral("└ ") : QString();
    TableCell cell = {.text = indent + QString::number(line.session.pid), .sort = line.order, .copy = QString::number(line.session.pid)};
    cell.tone = line.place.depth == 0 ? Tone::Alarm : Tone::Normal;
    return cell;
}

TableCell victimsCell(const BlockingLine &line)
{
    TableCell cell = countCell(line.place.victims);
    if (line.place.isInCycle) {
        cell.text += QLatin1Char(' ') + QCoreApplication::translate("Table", "deadlock", "sessions that wait for each other");
        cell.tone = Tone::Alarm;
    }
    return cell;
}

// Of the window where there is one, otherwise since the statistics were reset.
const StatementUse &shownUse(const Statement &statement)
{
    return statement.inWindow ? *statement.inWindow : statement.total;
}

} // namespace

std::unique_ptr<ConnectionStatesModel> makeConnectionStatesModel()
{
    using R = ConnectionState;
    return std::make_unique<ConnectionStatesModel>(
        ConnectionStatesModel::Columns{
            column<R>("state", QT_TRANSLATE_NOOP("Table", "State"), kLeft, [](const R &r) { return shownText(r.state); }),
            column<R>("count", QT_TRANSLATE_NOOP("Table", "Connections"), kRight, [](const R &r) { return countCell(r.count); }),
            column<R>("longest", QT_TRANSLATE_NOOP("Table", "Longest"), kRight,
                      [](const R &r) { return orHidden(r.longest, latencyCell); }),
            column<R>("user", QT_TRANSLATE_NOOP("Table", "Role"), kLeft, [](const R &r) { return textCell(r.user); }),
            column<R>("database", QT_TRANSLATE_NOOP("Table", "Database"), kLeft, [](const R &r) { return textCell(r.database); })},
        KeyOfKeyed{});
}

std::unique_ptr<ConnectionClientsModel> makeConnectionClientsModel()
{
    using R = ConnectionClient;
    return std::make_unique<ConnectionClientsModel>(
        ConnectionClientsModel::Columns{
            column<R>("application", QT_TRANSLATE_NOOP("Table", "Application"), kLeft, [](const R &r) { return textCell(r.application); }),
            column<R>("count", QT_TRANSLATE_NOOP("Table", "Connections"), kRight, [](const R &r) { return countCell(r.count); }),
            column<R>("active", QT_TRANSLATE_NOOP("Table", "Active"), kRight, [](const R &r) { return orHidden(r.active, countCell); }),
            column<R>("idle", QT_TRANSLATE_NOOP("Table", "Idle"), kRight, [](const R &r) { return orHidden(r.idle, countCell); }),
            column<R>("idle_in_transaction", QT_TRANSLATE_NOOP("Table", "Idle in transaction"), kRight,
                      [](const R &r) { return orHidden(r.idleInTransaction, countCell); }),
            column<R>("user", QT_TRANSLATE_NOOP("Table", "Role"), kLeft, [](const R &r) { return textCell(r.user); }),
            column<R>("client", QT_TRANSLATE_NOOP("Table", "Client"), kLeft, [](const R &r) { return shownText(r.client); })},
        KeyOfKeyed{});
}

std::unique_ptr<WaitsModel> makeWaitsModel()
{
    using R = Wait;
    return std::make_unique<WaitsModel>(
        WaitsModel::Columns{
            column<R>("wait", QT_TRANSLATE_NOOP("Table", "Waits for"), kLeft,
                      [](const R &r) {
                          return r.type.empty() ? textCell(QCoreApplication::translate("Table", "on the processor", "a session that does not wait"))
                                                : textCell(r.type + ": " + r.event);
                      }),
            column<R>("count", QT_TRANSLATE_NOOP("Table", "Sessions"), kRight, [](const R &r) { return countCell(r.count); }),
            column<R>("longest", QT_TRANSLATE_NOOP("Table", "Longest"), kRight,
                      [](const R &r) { return orHidden(r.longest, latencyCell); })},
        KeyOfKeyed{});
}

std::unique_ptr<SessionsModel> makeSessionsModel()
{
    using R = Session;
    return std::make_unique<SessionsModel>(
        SessionsModel::Columns{
            column<R>("pid", QT_TRANSLATE_NOOP("Table", "Pid"), kRight, [](const R &r) { return idCell(r.pid); }),
            column<R>("state", QT_TRANSLATE_NOOP("Table", "State"), kLeft, stateCell),
            column<R>("statement_age", QT_TRANSLATE_NOOP("Table", "Statement since"), kRight,
                      [](const R &r) { return orHidden(r.statementAge, latencyCell); }),
            column<R>("transaction_age", QT_TRANSLATE_NOOP("Table", "Transaction since"), kRight,
                      [](const R &r) { return orNone(r.transactionAge, latencyCell); }),
            column<R>("locks", QT_TRANSLATE_NOOP("Table", "Locks held"), kRight, [](const R &r) { return orHidden(r.locksHeld, countCell); }),
            column<R>("application", QT_TRANSLATE_NOOP("Table", "Application"), kLeft, [](const R &r) { return textCell(r.application); }),
            column<R>("user", QT_TRANSLATE_NOOP("Table", "Role"), kLeft, [](const R &r) { return textCell(r.user); }),
            column<R>("client", QT_TRANSLATE_NOOP("Table", "Client"), kLeft, [](const R &r) { return shownText(r.client); }),
            column<R>("waiting_on", QT_TRANSLATE_NOOP("Table", "Waits for"), kLeft, [](const R &r) { return textCell(r.waitingOn); }),
            column<R>("statement", QT_TRANSLATE_NOOP("Table", "Statement"), kLeft, [](const R &r) { return statementCell(r.statement); })},
        KeyOfKeyed{});
}

std::unique_ptr<BlockingModel> makeBlockingModel()
{
    using R = BlockingLine;
    return std::make_unique<BlockingModel>(
        BlockingModel::Columns{
            column<R>("tree", QT_TRANSLATE_NOOP("Table", "Pid, below who blocks it"), kLeft, treeCell),
            column<R>("victims", QT_TRANSLATE_NOOP("Table", "Waiting for it"), kRight, victimsCell),
            column<R>("state", QT_TRANSLATE_NOOP("Table", "State"), kLeft, [](const R &r) { return stateCell(r.session); }),
            column<R>("in_state", QT_TRANSLATE_NOOP("Table", "For"), kRight,
                      [](const R &r) { return orHidden(r.session.inState, latencyCell); }),
            column<R>("transaction_age", QT_TRANSLATE_NOOP("Table", "Transaction since"), kRight,
                      [](const R &r) { return orNone(r.session.transactionAge, latencyCell); }),
            column<R>("waiting_on", QT_TRANSLATE_NOOP("Table", "Waits for"), kLeft, [](const R &r) { return textCell(r.session.waitingOn); }),
            column<R>("application", QT_TRANSLATE_NOOP("Table", "Application"), kLeft,
                      [](const R &r) { return textCell(r.session.application); }),
            column<R>("user", QT_TRANSLATE_NOOP("Table", "Role"), kLeft, [](const R &r) { return textCell(r.session.user); }),
            column<R>("statement", QT_TRANSLATE_NOOP("Table", "Statement"), kLeft,
                      [](const R &r) { return statementCell(r.session.statement); })},
        KeyOfKeyed{});
}

std::unique_ptr<StatementsModel> makeStatementsModel()
{
    using R = Statement;
    return std::make_unique<StatementsModel>(
        StatementsModel::Columns{
            column<R>("time", QT_TRANSLATE_NOOP("Table", "Time"), kRight, [](const R &r) { return latencyCell(shownUse(r).time); }),
            column<R>("calls", QT_TRANSLATE_NOOP("Table", "Calls"), kRight, [](const R &r) { return countCell(shownUse(r).calls); }),
            column<R>("mean", QT_TRANSLATE_NOOP("Table", "Mean"), kRight, [](const R &r) { return latencyCell(r.mean); }),
            column<R>("longest", QT_TRANSLATE_NOOP("Table", "Longest"), kRight, [](const R &r) { return latencyCell(r.longest); }),
            column<R>("rows", QT_TRANSLATE_NOOP("Table", "Rows"), kRight, [](const R &r) { return countCell(shownUse(r).rows); }),
            column<R>("io", QT_TRANSLATE_NOOP("Table", "I/O time"), kRight, [](const R &r) { return latencyCell(shownUse(r).io); }, true),
            column<R>("temp", QT_TRANSLATE_NOOP("Table", "Temporary files"), kRight,
                      [](const R &r) { return bytesCell(shownUse(r).tempBytes); }, true),
            column<R>("wal", QT_TRANSLATE_NOOP("Table", "WAL"), kRight, [](const R &r) { return orNone(shownUse(r).walBytes, bytesCell); }, true),
            column<R>("user", QT_TRANSLATE_NOOP("Table", "Role"), kLeft, [](const R &r) { return textCell(r.user); }),
            column<R>("statement", QT_TRANSLATE_NOOP("Table", "Statement"), kLeft, [](const R &r) { return statementCell(r.text); })},
        KeyOfKeyed{});
}

std::vector<Keyed<ConnectionState>> rowsOf(const std::vector<ConnectionState> &states)
{
    return keyedRows(states, [](const auto &r) { return r.database + '/' + r.user + '/' + r.state; });
}

std::vector<Keyed<ConnectionClient>> rowsOf(const std::vector<ConnectionClient> &clients)
{
    return keyedRows(clients, [](const auto &r) { return r.application + '/' + r.user + '/' + r.client; });
}

std::vector<Keyed<Wait>> rowsOf(const std::vector<Wait> &waits)
{
    return keyedRows(waits, [](const auto &r) { return r.type + ':' + r.event; });
}

std::vector<Keyed<Session>> rowsOf(const Activity &activity)
{
    std::vector<Session> sessions;
    std::set<std::string> known;
    for (const auto *list : {&activity.longRunning, &activity.idleInTransaction})
        for (const auto &session : list->rows)
            if (known.insert(keyOf(session)).second)
                sessions.push_back(session);
    return keyedRows(sessions, keyOf);
}

std::vector<Keyed<BlockingLine>> rowsOf(const std::vector<LockSession> &sessions)
{
    std::vector<BlockingLine> lines;
    for (const auto &place : blockingTree(sessions))
        lines.push_back({sessions[place.session].session, place, int(lines.size())});
    return keyedRows(lines, [](const BlockingLine &line) { return keyOf(line.session); });
}

std::vector<Keyed<Statement>> rowsOf(const std::vector<Statement> &statements)
{
    return keyedRows(statements, [](const auto &r) { return (r.queryId ? std::to_string(*r.queryId) : r.text) + '/' + r.user; });
}

} // namespace qcat::ui
