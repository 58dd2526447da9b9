#include <qcat/ui_models/redis_tables.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/table_cells.h>
#include <qcat/ui_models/words.h>

namespace qcat::ui
{

using namespace domain::redis;

namespace
{

constexpr Qt::Alignment kLeft = Qt::AlignLeft;
constexpr Qt::Alignment kRight = Qt::AlignRight;

TableCell meanCell(const CommandRate &rate)
{
    return rate.calls > 0 ? latencyCell(rate.time / rate.calls) : noneCell();
}

TableCell failedCell(const CommandRate &rate)
{
    TableCell cell = countCell(rate.failed);
    cell.tone = rate.failed > 0 ? Tone::Warning : Tone::Muted;
    return cell;
}

TableCell ttlCell(const std::optional<base::Duration> &ttl)
{
    return ttl ? latencyCell(*ttl)
               : TableCell{.text = QCoreApplication::translate("Table", "never expires", "a key of Redis"), .sort = 1e30, .tone = Tone::Warning};
}

} // namespace

std::unique_ptr<SlowLogModel> makeSlowLogModel()
{
    using R = SlowCommand;
    return std::make_unique<SlowLogModel>(
        SlowLogModel::Columns{
            column<R>("time", QT_TRANSLATE_NOOP("Table", "Time"), kLeft, [](const R &r) { return timeCell(r.time); }),
            column<R>("took", QT_TRANSLATE_NOOP("Table", "Took"), kRight, [](const R &r) { return latencyCell(r.took); }),
            column<R>("command", QT_TRANSLATE_NOOP("Table", "Command"), kLeft, [](const R &r) { return textCell(r.command); }),
            column<R>("client", QT_TRANSLATE_NOOP("Table", "Client"), kLeft, [](const R &r) { return textCell(r.client); }),
            column<R>("name", QT_TRANSLATE_NOOP("Table", "Client's name"), kLeft, [](const R &r) { return textCell(r.clientName); })},
        KeyOfKeyed{});
}

std::unique_ptr<CommandRatesModel> makeCommandRatesModel()
{
    using R = CommandRate;
    return std::make_unique<CommandRatesModel>(
        CommandRatesModel::Columns{
            column<R>("command", QT_TRANSLATE_NOOP("Table", "Command"), kLeft, [](const R &r) { return textCell(r.command); }),
            column<R>("time", QT_TRANSLATE_NOOP("Table", "Time"), kRight, [](const R &r) { return latencyCell(r.time); }),
            column<R>("calls", QT_TRANSLATE_NOOP("Table", "Calls"), kRight, [](const R &r) { return countCell(r.calls); }),
            column<R>("mean", QT_TRANSLATE_NOOP("Table", "Mean"), kRight, meanCell),
            column<R>("failed", QT_TRANSLATE_NOOP("Table", "Failed"), kRight, failedCell)},
        KeyOfKeyed{});
}

std::unique_ptr<RedisClientsModel> makeRedisClientsModel()
{
    using R = Client;
    return std::make_unique<RedisClientsModel>(
        RedisClientsModel::Columns{
            column<R>("id", QT_TRANSLATE_NOOP("Table", "Id"), kRight, [](const R &r) { return idCell(r.id); }),
            column<R>("name", QT_TRANSLATE_NOOP("Table", "Client's name"), kLeft, [](const R &r) { return textCell(r.name); }),
            column<R>("address", QT_TRANSLATE_NOOP("Table", "Client"), kLeft, [](const R &r) { return textCell(r.address); }),
            column<R>("command", QT_TRANSLATE_NOOP("Table", "Last command"), kLeft,
                      [](const R &r) { return textCell(QString::fromStdString(r.command), r.blocked ? Tone::Warning : Tone::Normal); }),
            column<R>("memory", QT_TRANSLATE_NOOP("Table", "Memory"), kRight, [](const R &r) { return bytesCell(r.memory); }),
            column<R>("output", QT_TRANSLATE_NOOP("Table", "Unsent answers"), kRight, [](const R &r) { return bytesCell(r.outputBuffer); }),
            column<R>("idle", QT_TRANSLATE_NOOP("Table", "Idle for"), kRight, [](const R &r) { return ageCell(r.idle); }),
            column<R>("age", QT_TRANSLATE_NOOP("Table", "Connected for"), kRight, [](const R &r) { return ageCell(r.age); }),
            column<R>("user", QT_TRANSLATE_NOOP("Table", "User"), kLeft, [](const R &r) { return textCell(r.user); }),
            column<R>("db", QT_TRANSLATE_NOOP("Table", "Database"), kRight, [](const R &r) { return idCell(r.db); }, true)},
        KeyOfKeyed{});
}

std::unique_ptr<KeyspaceModel> makeKeyspaceModel()
{
    using R = Database;
    return std::make_unique<KeyspaceModel>(
        KeyspaceModel::Columns{
            column<R>("db", QT_TRANSLATE_NOOP("Table", "Database"), kRight, [](const R &r) { return idCell(r.index); }),
            column<R>("keys", QT_TRANSLATE_NOOP("Table", "Keys"), kRight, [](const R &r) { return countCell(r.keys); }),
            column<R>("expiring", QT_TRANSLATE_NOOP("Table", "Of them expire"), kRight, [](const R &r) { return countCell(r.expiring); }),
            column<R>("ttl", QT_TRANSLATE_NOOP("Table", "Mean time to live"), kRight,
                      [](const R &r) { return r.expiring > 0 ? latencyCell(r.averageTtl) : noneCell(); })},
        KeyOfKeyed{});
}

std::unique_ptr<BigKeysModel> makeBigKeysModel()
{
    using R = BigKey;
    return std::make_unique<BigKeysModel>(
        BigKeysModel::Columns{
            column<R>("key", QT_TRANSLATE_NOOP("Table", "Key"), kLeft, [](const R &r) { return textCell(r.key); }),
            column<R>("bytes", QT_TRANSLATE_NOOP("Table", "Memory"), kRight, [](const R &r) { return bytesCell(r.bytes); }),
            column<R>("type", QT_TRANSLATE_NOOP("Table", "Type"), kLeft, [](const R &r) { return textCell(r.type); }),
            column<R>("ttl", QT_TRANSLATE_NOOP("Table", "Time to live"), kRight, [](const R &r) { return ttlCell(r.ttl); })},
        KeyOfKeyed{});
}

std::unique_ptr<LatencyEventsModel> makeLatencyEventsModel()
{
    using R = LatencyEvent;
    return std::make_unique<LatencyEventsModel>(
        LatencyEventsModel::Columns{
            column<R>("event", QT_TRANSLATE_NOOP("Table", "What delayed"), kLeft, [](const R &r) { return textCell(r.event); }),
            column<R>("time", QT_TRANSLATE_NOOP("Table", "Latest"), kLeft, [](const R &r) { return timeCell(r.time); }),
            column<R>("latest", QT_TRANSLATE_NOOP("Table", "Took"), kRight, [](const R &r) { return latencyCell(r.latest); }),
            column<R>("worst", QT_TRANSLATE_NOOP("Table", "Worst"), kRight, [](const R &r) { return latencyCell(r.worst); })},
        KeyOfKeyed{});
}

std::unique_ptr<ReplicasModel> makeReplicasModel()
{
    using R = Replica;
    return std::make_unique<ReplicasModel>(
        ReplicasModel::Columns{
            column<R>("address", QT_TRANSLATE_NOOP("Table", "Replica"), kLeft, [](const R &r) { return textCell(r.address); }),
            column<R>("state", QT_TRANSLATE_NOOP("Table", "State"), kLeft,
                      [](const R &r) { return textCell(QString::fromStdString(r.state), r.state == "online" ? Tone::Normal : Tone::Warning); }),
            column<R>("lag", QT_TRANSLATE_NOOP("Table", "Last sign"), kRight, [](const R &r) { return ageCell(r.lag); }),
            column<R>("offset", QT_TRANSLATE_NOOP("Table", "Offset"), kRight, [](const R &r) { return countCell(r.offset); })},
        KeyOfKeyed{});
}

std::unique_ptr<NodeIncidentsModel> makeNodeIncidentsModel()
{
    using R = domain::NodeIncident;
    return std::make_unique<NodeIncidentsModel>(
        NodeIncidentsModel::Columns{
            column<R>("node", QT_TRANSLATE_NOOP("Table", "Node"), kLeft, [](const R &r) { return textCell(r.node); }),
            column<R>("severity", QT_TRANSLATE_NOOP("Table", "Severity"), kLeft,
                      [](const R &r) { return textCell(QStringLiteral("P%1 ").arg(int(r.severity)) + word(r.severity)); }),
            column<R>("title", QT_TRANSLATE_NOOP("Table", "Incident"), kLeft, [](const R &r) { return textCell(localText(r.title)); }),
            column<R>("state", QT_TRANSLATE_NOOP("Table", "State"), kLeft, [](const R &r) { return textCell(word(r.state)); }),
            column<R>("since", QT_TRANSLATE_NOOP("Table", "Since"), kLeft, [](const R &r) { return timeCell(r.since); }),
            column<R>("told", QT_TRANSLATE_NOOP("Table", "Told"), kLeft, [](const R &r) { return timeCell(r.toldAt); }),
            column<R>("id", QT_TRANSLATE_NOOP("Table", "Number"), kLeft, [](const R &r) { return textCell(r.id); }, true)},
        KeyOfKeyed{});
}

std::vector<Keyed<SlowCommand>> rowsOf(const std::vector<SlowCommand> &commands)
{
    return keyedRows(commands, [](const auto &r) { return std::to_string(r.id) + '@' + std::to_string(r.time.ns); });
}

std::vector<Keyed<CommandRate>> rowsOf(const std::vector<CommandRate> &rates)
{
    return keyedRows(rates, [](const auto &r) { return r.command; });
}

std::vector<Keyed<Client>> rowsOf(const std::vector<Client> &clients)
{
    return keyedRows(clients, [](const auto &r) { return std::to_string(r.id); });
}

std::vector<Keyed<Database>> rowsOf(const std::vector<Database> &databases)
{
    return keyedRows(databases, [](const auto &r) { return std::to_string(r.index); });
}

std::vector<Keyed<BigKey>> rowsOf(const std::vector<BigKey> &keys)
{
    return keyedRows(keys, [](const auto &r) { return r.key; });
}

std::vector<Keyed<LatencyEvent>> rowsOf(const std::vector<LatencyEvent> &events)
{
    return keyedRows(events, [](const auto &r) { return r.event; });
}

std::vector<Keyed<Replica>> rowsOf(const std::vector<Replica> &replicas)
{
    return keyedRows(replicas, [](const auto &r) { return r.address; });
}

std::vector<Keyed<domain::NodeIncident>> rowsOf(const std::vector<domain::NodeIncident> &incidents)
{
    return keyedRows(incidents, [](const auto &r) { return r.node + ' ' + r.id; });
}

} // namespace qcat::ui
