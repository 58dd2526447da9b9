#include "text.h"

#include <QDateTime>

namespace qcat::report
{

namespace
{

QString clockText(const QDateTime &time)
{
    return time.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

// "UTC", "UTC+8", "UTC-3:30": names of zones are ambiguous, offsets are not.
QString offsetText(int seconds)
{
    QString text = QStringLiteral("UTC");
    if (seconds == 0)
        return text;
    text += QLatin1Char(seconds < 0 ? '-' : '+') + QString::number(std::abs(seconds) / 3600);
    if (const int minutes = std::abs(seconds) / 60 % 60)
        text += QStringLiteral(":%1").arg(minutes, 2, 10, QLatin1Char('0'));
    return text;
}

} // namespace

QString Text::operator()(const Phrase &phrase) const
{
    return QString::fromUtf8(m_language == Language::Chinese ? phrase.zh : phrase.en);
}

QString Text::pick(const domain::LocalText &text) const
{
    const std::string &wanted = m_language == Language::Chinese ? text.zh : text.en;
    const std::string &other = m_language == Language::Chinese ? text.en : text.zh;
    return plain(wanted.empty() ? other : wanted);
}

QString Text::local(base::WallTime time) const
{
    if (!time.isValid())
        return {};
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(time.ms(), m_zone);
    return clockText(moment) + QLatin1Char(' ') + offsetText(moment.offsetFromUtc());
}

QString Text::utc(base::WallTime time) const
{
    return time.isValid() ? clockText(QDateTime::fromMSecsSinceEpoch(time.ms(), Qt::UTC)) : QString();
}

QString Text::both(base::WallTime time) const
{
    if (!time.isValid())
        return QStringLiteral("–");
    const QString here = local(time);
    const QString there = utc(time) + QStringLiteral(" UTC");
    return here == there ? here : here + QStringLiteral(" (") + there + QLatin1Char(')');
}

QString Text::duration(base::Duration span) const
{
    const qint64 ms = span.count() / 1'000'000;
    const qint64 s = ms / 1000;
    if (ms < 1000)
        return QStringLiteral("%1 ms").arg(ms);
    if (s < 60)
        return (*this)({"%1 s", "%1 秒"}).arg(double(ms) / 1000, 0, 'f', 1);
    if (s < 3600)
        return (*this)({"%1 min %2 s", "%1 分 %2 秒"}).arg(s / 60).arg(s % 60);
    return (*this)({"%1 h %2 min", "%1 小时 %2 分"}).arg(s / 3600).arg(s / 60 % 60);
}

QString Text::word(domain::Severity value) const
{
    static constexpr Phrase words[] = {
        {"P0 Critical", "P0 紧急"}, {"P1 High", "P1 高"}, {"P2 Medium", "P2 中"}, {"P3 Low", "P3 低"}};
    return (*this)(words[std::size_t(value)]);
}

QString Text::word(domain::IncidentState value) const
{
    static constexpr Phrase words[] = {{"suspected", "疑似"},   {"open", "未认领"},     {"acknowledged", "已认领"},
                                       {"mitigated", "已缓解"}, {"resolved", "已解决"}, {"closed", "已关闭"}};
    return (*this)(words[std::size_t(value)]);
}

QString Text::word(domain::TimelineKind value) const
{
    static constexpr Phrase words[] = {{"suspected", "疑似"},
                                       {"opened", "开单"},
                                       {"recovered", "恢复"},
                                       {"reopened", "重新打开"},
                                       {"acknowledged", "认领"},
                                       {"mitigated", "缓解"},
                                       {"resolved", "解决"},
                                       {"closed", "关闭"},
                                       {"severity changed", "级别变更"},
                                       {"symptom", "症状"},
                                       {"consequence attached", "归入连带影响"},
                                       {"note", "备注"},
                                       {"response clock warns", "响应时限提醒"},
                                       {"response clock breached", "响应超时"},
                                       {"runbook started", "处理预案开始"},
                                       {"step started", "步骤开始"},
                                       {"step finished", "步骤结束"},
                                       {"step skipped", "步骤跳过"},
                                       {"runbook finished", "处理预案结束"},
                                       {"notification", "通知"},
                                       {"exposure noted", "敞口记录"},
                                       {"flapping began", "开始反复"},
                                       {"flapping ended", "恢复稳定"},
                                       {"silenced", "静默"},
                                       {"silence over", "静默结束"},
                                       {"inhibited", "被根因抑制"},
                                       {"inhibition over", "抑制解除"},
                                       {"merged", "合并"},
                                       {"owner changed", "负责人变更"},
                                       {"acknowledgement lapsed", "认领失效"},
                                       {"escalated", "升级上报"},
                                       {"file attached", "添加附件"}};
    return (*this)(words[std::size_t(value)]);
}

QString Text::word(domain::StepState value) const
{
    static constexpr Phrase words[] = {{"waiting", "等待"},     {"running", "执行中"},    {"done", "完成"},
                                       {"finding", "有发现"},   {"failed", "失败"},       {"skipped", "已跳过"},
                                       {"cancelled", "已取消"}, {"interrupted", "已中断"}};
    return (*this)(words[std::size_t(value)]);
}

QString Text::word(domain::RunState value) const
{
    static constexpr Phrase words[] = {{"in progress", "进行中"},   {"succeeded", "成功"},
                                       {"failed", "失败"},          {"aborted", "已中止"},
                                       {"escalated", "已升级上报"}, {"interrupted", "已中断"}};
    return (*this)(words[std::size_t(value)]);
}

QString Text::word(domain::Health value) const
{
    static constexpr Phrase words[] = {{"healthy", "正常"}, {"warning", "警告"}, {"critical", "严重"}, {"unknown", "未知"}};
    return (*this)(words[std::size_t(value)]);
}

QString Text::word(domain::TradingState value) const
{
    static constexpr Phrase words[] = {{"starting", "启动中"}, {"active", "交易中"}, {"reducing", "只减仓"}, {"halted", "已停止交易"}, {"read only", "只读"}};
    return (*this)(words[std::size_t(value)]);
}

QString money(base::Decimal value)
{
    return plain(value.toString(2));
}

QString exact(base::Decimal value)
{
    return plain(value.toString());
}

QString plain(const std::string &text)
{
    return QString::fromStdString(text);
}

} // namespace qcat::report
