#include "advice.h"

#include <fmt/format.h>

namespace qcat::app::rescue
{

using domain::Health;

namespace
{

constexpr std::uint64_t kTooLittle = 64 << 20; // the journal's next segments

class Adviser
{
public:
    explicit Adviser(const Seen &seen) : m_seen(seen) {}

    std::vector<Advice> all()
    {
        stakes();
        obstacles();
        engine();
        return std::move(m_list);
    }

private:
    void add(Health weight, std::string en, std::string zh, Act act = Act::None)
    {
        m_isBlocked |= weight == Health::Crit && act == Act::None;
        m_list.push_back({weight, {std::move(en), std::move(zh)}, act});
    }

    // For the engines that run here; none of them need be the one that is meant.
    void elsewhere()
    {
        for (const auto &engine : m_seen.enginesHere) {
            if (engine.folder.empty()) {
                add(Health::Warn,
                    fmt::format("Another user's qcat runs here, process {}: run rescue as that user, or as root.", engine.pid),
                    fmt::format("本机有其他用户的 QCAT 在运行（进程 {}）：请以该用户或 root 身份运行救援。", engine.pid));
                continue;
            }
            const auto folder = engine.folder.string();
            add(Health::Warn,
                fmt::format("A qcat runs here, process {}, data folder {}, {}. Look at it: `qcat rescue --data-dir {}`; stop its "
                            "trading: `qcat halt --reason WHY --data-dir {}`.",
                            engine.pid, folder, engine.url.empty() ? "address not known" : engine.url, folder, folder),
                fmt::format("本机有 QCAT 在运行：进程 {}，数据目录 {}，{}。查看：`qcat rescue --data-dir {}`；停止其交易：`qcat halt "
                            "--reason WHY --data-dir {}`。",
                            engine.pid, folder, engine.url.empty() ? "地址未知" : engine.url, folder, folder));
        }
        add(Health::Crit,
            fmt::format("The configuration does not say which data folder and port are meant: nothing is known of its engine, and "
                        "nothing is started. {}Name the folder: `qcat rescue --data-dir DIR`.",
                        m_seen.enginesHere.empty() ? "No qcat is seen to run on this machine. " : ""),
            fmt::format("无法从配置得知数据目录和端口：其引擎状态未知，不会启动任何程序。{}请指明目录：`qcat rescue --data-dir DIR`。",
                        m_seen.enginesHere.empty() ? "本机未见运行中的 QCAT。" : ""));
    }

    bool isDead() const { return m_seen.engine.state == ProcessState::Absent; }

    // First: what can be lost while one reads on.
    void stakes()
    {
        const auto &exposure = m_seen.exposure;
        if (m_seen.engine.answers || !exposure.wallTime.isValid() ||
            (exposure.legs.empty() && exposure.openOrders == 0))
            return;
        int withoutStop = 0;
        for (const auto &leg : exposure.legs)
            withoutStop += !leg.stopAtVenue;
        if (withoutStop > 0)
            add(Health::Warn,
                fmt::format("{} of {} positions had no stop resting at the venue: look at them there first, by the "
                            "venue's own page.",
                            withoutStop, exposure.legs.size()),
                fmt::format("{} 个持仓中有 {} 个在交易所没有止损单：请先在交易所页面查看。", exposure.legs.size(),
                            withoutStop));
        else
            add(Health::Warn,
                "Nobody watches the positions now; their stops rest at the venue and stay there. Look at them by the "
                "venue's own page.",
                "当前无人监视持仓；止损单仍在交易所有效。请在交易所页面查看。");
    }

    // What would keep an engine from starting, or from keeping its record.
    void obstacles()
    {
        if (!m_seen.configMistakes.empty())
            add(Health::Crit,
                fmt::format("The configuration has {} mistakes; the first: {}. Mend the file; `qcat --validate` says "
                            "when it is good.",
                            m_seen.configMistakes.size(), m_seen.configMistakes.front()),
                fmt::format("配置有 {} 处错误；第一处：{}。请修正文件；`qcat --validate` 会确认何时正确。",
                            m_seen.configMistakes.size(), m_seen.configMistakes.front()));
        const auto &disk = m_seen.disk;
        if (!disk.problem.empty())
            add(Health::Crit,
                fmt::format("Nothing can be written in {} ({}; {} MiB free). Make room on that disk, or give the "
                            "folder back to its user; never delete its journal.",
                            disk.folder.string(), disk.problem, disk.freeBytes >> 20),
                fmt::format(
                    "{} 无法写入（{}；剩余 {} MiB）。请在该磁盘腾出空间或恢复目录属主；切勿删除其中的日志账本。",
                    disk.folder.string(), disk.problem, disk.freeBytes >> 20));
        else if (disk.totalBytes > 0 && disk.freeBytes < kTooLittle)
            add(Health::Warn,
                fmt::format("Only {} MiB are free on the disk of {}: the journal stops when it is full.",
                            disk.freeBytes >> 20, disk.folder.string()),
                fmt::format("{} 所在磁盘仅剩 {} MiB：写满后日志账本将停止。", disk.folder.string(),
                            disk.freeBytes >> 20));
        const auto &port = m_seen.port;
        if (isDead() && port.isTaken)
            add(Health::Crit,
                fmt::format("Port {} is taken by {} (process {}): stop that, or give QCAT another server.port.",
                            port.port, port.program.empty() ? "a program of another user" : port.program, port.pid),
                fmt::format("端口 {} 被 {}（进程 {}）占用：请停止该程序，或为 QCAT 配置其他 server.port。", port.port,
                            port.program.empty() ? "其他用户的程序" : port.program, port.pid));
        if (!m_seen.deskProblem.empty())
            add(Health::Warn, "The desk's store cannot be read: " + m_seen.deskProblem,
                "无法读取故障台存储：" + m_seen.deskProblem);
    }

    void engine()
    {
        const auto &engine = m_seen.engine;
        switch (engine.state) {
        case ProcessState::NotKnown:
            return elsewhere();
        case ProcessState::Frozen:
            return add(
                Health::Crit,
                fmt::format("The engine (process {}) is frozen: somebody stopped it with a signal or holds it in a "
                            "debugger. Continue it: it goes on "
                            "where it was, nothing is lost. Do not start another one.",
                            engine.pid),
                fmt::format(
                    "引擎（进程 "
                    "{}"
                    "）被冻结：有人用信号暂停了它或正在调试。让它继续：从中断处恢复，不会丢失任何内容。不要另行启动。",
                    engine.pid),
                Act::Continue);
        case ProcessState::Waiting:
            return add(Health::Crit,
                       fmt::format("The engine (process {}) waits for a disk or a file server, and no signal reaches "
                                   "it meanwhile. Mend that; it goes on by itself.",
                                   engine.pid),
                       fmt::format("引擎（进程 {}）正在等待磁盘或文件服务器，期间无法响应任何信号。修复后会自动继续。",
                                   engine.pid));
        case ProcessState::Running:
            if (engine.answers)
                return add(Health::Ok,
                           "The engine runs and answers: nothing to rescue. Go on with `qcat status`, or the console.",
                           "引擎正在运行并有应答：无需救援。请继续使用 `qcat status` 或控制台。");
            return add(Health::Crit,
                       fmt::format("The engine (process {}) lives and does not answer ({}). It may still trade: first "
                                   "`qcat halt`, whose way goes past a blocked "
                                   "engine; then look at its log. Do not start another one.",
                                   engine.pid, engine.answer),
                       fmt::format("引擎（进程 {}）存活但无应答（{}）。它可能仍在交易：先执行 `qcat "
                                   "halt`（可绕过被阻塞的引擎），再查看日志。不要另行启动。",
                                   engine.pid, engine.answer));
        case ProcessState::Absent:
            break;
        }
        if (m_isBlocked)
            return add(Health::Warn, "The engine is not running. Mend what is named above, then run rescue again.",
                       "引擎未运行。请先处理上述问题，然后再次运行救援。");
        const auto how = ended(engine.ending);
        add(Health::Crit,
            how.en + (engine.ending == Ending::NeverRan ? " Start it: a first one begins."
                                                        : " Start it: it takes up its journal and compares itself with the venue, and "
                                                          "stays halted if it was halted."),
            how.zh + (engine.ending == Ending::NeverRan ? "可启动第一个引擎。"
                                                        : "启动后会接续日志账本并与交易所核对；若此前已停止开仓则保持停止。"),
            Act::Start);
    }

    static domain::LocalText ended(Ending ending)
    {
        switch (ending) {
        case Ending::InOrder:
            return {"The engine was stopped in order and does not run.", "引擎已正常停止，未在运行。"};
        case Ending::Died:
            return {"The engine died.", "引擎已异常退出。"};
        case Ending::NeverRan:
            return {"No engine ever ran in this data folder.", "此数据目录中从未运行过引擎。"};
        case Ending::NotKnown:
            break;
        }
        return {"The engine does not run; how it ended is not known.", "引擎未在运行；如何结束未知。"};
    }

    const Seen &m_seen;
    std::vector<Advice> m_list;
    bool m_isBlocked = false; // an engine would not start, or not work
};

} // namespace

std::vector<Advice> nextSteps(const Seen &seen)
{
    return Adviser(seen).all();
}

std::string_view phraseOf(Act act)
{
    return act == Act::Continue ? "CONTINUE" : act == Act::Start ? "START" : "";
}

std::string_view nameOf(Act act)
{
    return act == Act::Continue ? "continue" : act == Act::Start ? "start" : "";
}

} // namespace qcat::app::rescue
