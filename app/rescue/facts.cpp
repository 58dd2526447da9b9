#include "facts.h"

#include <qcat/domain/names.h>
#include <qcat/runtime/system_clock.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::app::rescue
{

using domain::Health;

namespace
{

class Words
{
public:
    explicit Words(bool chinese) : m_chinese(chinese) {}

    std::vector<Fact> all(const Seen &seen) const
    {
        const auto &engine = seen.engine;
        return {
            {in("engine", "引擎"), engineText(engine), engineHealth(engine)},
            {in("configuration", "配置"), configText(seen), seen.configMistakes.empty() ? Health::Ok : Health::Crit},
            {in("port", "端口"), portText(seen.port),
             seen.port.port == 0                                                ? Health::Unknown
             : seen.port.isTaken && engine.state == ProcessState::Absent ? Health::Crit
                                                                                : Health::Ok},
            {in("disk", "磁盘"), diskText(seen.disk),
             !seen.isFolderKnown()         ? Health::Unknown
             : seen.disk.problem.empty() ? Health::Ok
                                           : Health::Crit},
            {in("exposure", "敞口"), exposureText(seen.exposure), exposureHealth(seen.exposure)},
            {in("incidents", "故障"), incidentsText(seen),
             !seen.isDeskRead         ? Health::Unknown
             : seen.incidents.empty() ? Health::Ok
                                      : Health::Warn}};
    }

private:
    const char *in(const char *en, const char *zh) const { return m_chinese ? zh : en; }

    static Health engineHealth(const EngineProcess &engine)
    {
        if (engine.state == ProcessState::NotKnown)
            return Health::Unknown;
        return engine.answers ? Health::Ok : Health::Crit;
    }

    // What is not of now is not good, whatever it was.
    static Health exposureHealth(const domain::Exposure &exposure)
    {
        if (!exposure.known)
            return Health::Unknown;
        const bool isCovered = std::ranges::all_of(exposure.legs, &domain::Exposure::Leg::stopAtVenue);
        return isCovered && exposure.unknownOrders == 0 ? Health::Ok : Health::Warn;
    }

    std::string incidentsText(const Seen &seen) const
    {
        if (!seen.deskProblem.empty())
            return seen.deskProblem;
        if (!seen.isDeskRead)
            return in("NOT KNOWN: no store was read", "未知：未读取到存储");
        std::string text = fmt::format(fmt::runtime(in("{} open", "{} 个未关闭")), seen.incidents.size());
        for (const auto &incident : seen.incidents)
            text += fmt::format("\n{} {} {}  {}", incident.id.value, domain::name(incident.severity),
                                domain::name(incident.state), m_chinese ? incident.title.zh : incident.title.en);
        return text;
    }

    std::string engineText(const EngineProcess &engine) const
    {
        const auto pid = std::to_string(engine.pid);
        switch (engine.state) {
        case ProcessState::Absent:
            return absentText(engine.ending);
        case ProcessState::NotKnown:
            return in("NOT KNOWN: the configuration does not say which data folder is meant",
                      "未知：无法从配置得知数据目录");
        case ProcessState::Frozen:
            return fmt::format(fmt::runtime(in("FROZEN, process {}", "已冻结，进程 {}")), pid);
        case ProcessState::Waiting:
            return fmt::format(
                fmt::runtime(in("WAITS for a disk or a file server, process {}", "正在等待磁盘或文件服务器，进程 {}")),
                pid);
        case ProcessState::Running:
            break;
        }
        if (engine.answers)
            return fmt::format(fmt::runtime(in("runs and answers, process {}", "正在运行且有应答，进程 {}")), pid);
        return fmt::format(fmt::runtime(in("lives, does NOT ANSWER, process {}: {}", "存活但无应答，进程 {}：{}")), pid,
                           engine.answer);
    }

    const char *absentText(Ending ending) const
    {
        switch (ending) {
        case Ending::InOrder:
            return in("not running; it stopped in order", "未运行；已正常停止");
        case Ending::Died:
            return in("NOT RUNNING: it died", "未运行：已异常退出");
        case Ending::NeverRan:
            return in("not running; none ever ran in this folder", "未运行；此目录中从未运行过引擎");
        case Ending::NotKnown:
            break;
        }
        return in("NOT RUNNING; how it ended is not known", "未运行；如何结束未知");
    }

    std::string configText(const Seen &seen) const
    {
        const auto file =
            seen.configFile.empty() ? std::string(in("built-in defaults", "内置默认值")) : seen.configFile;
        std::string text = file + (seen.configMistakes.empty() ? in(": good", "：正确") : in(": REFUSED", "：被拒绝"));
        for (const auto &mistake : seen.configMistakes)
            text += "\n" + mistake;
        return text;
    }

    std::string portText(const PortOwner &port) const
    {
        if (port.port == 0)
            return in("NOT KNOWN: the configuration does not say it", "未知：无法从配置得知");
        if (!port.isTaken)
            return fmt::format(fmt::runtime(in("{} free", "{} 空闲")), port.port);
        const auto program =
            port.program.empty() ? std::string(in("a program of another user", "其他用户的程序")) : port.program;
        return fmt::format(fmt::runtime(in("{} taken by {}, process {}", "{} 被 {} 占用，进程 {}")), port.port, program,
                           port.pid);
    }

    std::string diskText(const Disk &disk) const
    {
        if (disk.folder.empty())
            return in("NOT KNOWN: the configuration does not say which data folder is meant",
                      "未知：无法从配置得知数据目录");
        if (disk.totalBytes == 0 && disk.problem.empty())
            return fmt::format(fmt::runtime(in("{}: not made yet", "{}：尚未创建")), disk.folder.string());
        const auto free = fmt::format(fmt::runtime(in("{}: {} MiB of {} MiB free", "{}：剩余 {} MiB / 共 {} MiB")),
                                      disk.folder.string(), disk.freeBytes >> 20, disk.totalBytes >> 20);
        return disk.problem.empty()
                   ? free
                   : fmt::format(fmt::runtime(in("{}; CANNOT BE WRITTEN: {}", "{}；无法写入：{}")), free, disk.problem);
    }

    std::string exposureText(const domain::Exposure &exposure) const
    {
        if (!exposure.known && !exposure.wallTime.isValid())
            return in("NOT KNOWN: no engine's word of it was found", "未知：未找到引擎留下的记录");
        const auto age = base::toShortText(runtime::SystemClock().wallNow() - exposure.wallTime);
        std::string text = exposure.known ? std::string(in("by the engine, now", "引擎当前报告"))
                                          : fmt::format(fmt::runtime(in("as last known, {} ago", "最后已知（{} 前）")), age);
        text += fmt::format(fmt::runtime(in(": {} open orders, {} stops at the venue, {} positions, gross {}",
                                            "：挂单 {}，交易所止损单 {}，持仓 {}，总额 {}")),
                            exposure.openOrders, exposure.conditionalOrders, exposure.legs.size(), exposure.gross.toString(2));
        if (exposure.unknownOrders > 0)
            text += fmt::format(fmt::runtime(in(", {} orders of UNKNOWN fate", "，状态未知的订单 {}")), exposure.unknownOrders);
        for (const auto &leg : exposure.legs)
            text += fmt::format(
                "\n  {} {} {} @ {}  {}", leg.account, leg.symbol, leg.quantity.toString(), leg.entryPrice.toString(),
                leg.stopAtVenue ? in("stop at the venue", "交易所有止损") : in("NO STOP at the venue", "交易所无止损"));
        return text;
    }

    const bool m_chinese;
};

} // namespace

std::vector<Fact> factsOf(const Seen &seen, bool chinese)
{
    return Words(chinese).all(seen);
}

} // namespace qcat::app::rescue
