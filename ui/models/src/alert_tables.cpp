#include <qcat/ui_models/alert_tables.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/table_cells.h>
#include <qcat/ui_models/words.h>

namespace qcat::ui
{

namespace
{

using api::ChannelView;
using api::OnCallView;
using domain::Delivery;
using domain::DeliveryState;

constexpr Qt::Alignment kLeft = Qt::AlignLeft;
constexpr Qt::Alignment kRight = Qt::AlignRight;

TableCell optionalTime(base::WallTime time)
{
    return time.isValid() ? timeCell(time) : noneCell();
}

TableCell optionalText(const std::string &text)
{
    return text.empty() ? noneCell() : textCell(text);
}

TableCell resultCell(const ChannelView &channel)
{
    if (!channel.lastTried.isValid())
        return textCell(QCoreApplication::translate("Table", "nothing sent yet"), Tone::Muted);
    return textCell(findingText(channel.lastResult), channel.health == domain::Health::Ok ? Tone::Good : Tone::Alarm);
}

TableCell stateCell(const Delivery &delivery)
{
    const auto tone = delivery.state == DeliveryState::Failed     ? Tone::Alarm
                      : domain::isTaken(delivery.state) ? Tone::Good
                                                                  : Tone::Muted;
    return textCell(word(delivery.state), tone);
}

TableCell whyCell(const Delivery &delivery)
{
    return delivery.result.code.empty() ? noneCell() : textCell(findingText(delivery.result));
}

TableCell holderCell(const OnCallView &duty)
{
    if (duty.holder.empty())
        return textCell(QCoreApplication::translate("Table", "nobody has signed"), Tone::Warning);
    auto cell = textCell(duty.holder);
    if (duty.handoverDue()) {
        cell.text += QLatin1Char(' ') + QCoreApplication::translate("Table", "(handover due)");
        cell.tone = Tone::Warning;
    }
    return cell;
}

TableCell scheduledCell(const OnCallView &duty)
{
    return duty.scheduled.empty() ? textCell(QCoreApplication::translate("Table", "nobody"), Tone::Alarm) : textCell(duty.scheduled);
}

TableCell gapsCell(const OnCallView &duty)
{
    if (duty.gaps.empty())
        return textCell(QCoreApplication::translate("Table", "none"), Tone::Muted);
    auto cell = countCell(qint64(duty.gaps.size()));
    cell.text = QCoreApplication::translate("Table", "%1, the first from %2", "hours that nobody owns").arg(cell.text, dateTimeText(duty.gaps.front().from));
    cell.tone = Tone::Alarm;
    return cell;
}

} // namespace

QString word(domain::ChannelKind kind)
{
    using domain::ChannelKind;
    switch (kind) {
    case ChannelKind::Email: return QCoreApplication::translate("Table", "e-mail");
    case ChannelKind::Webhook: return QCoreApplication::translate("Table", "webhook");
    case ChannelKind::Slack: return QStringLiteral("Slack");
    case ChannelKind::Telegram: return QStringLiteral("Telegram");
    case ChannelKind::DingTalk: return QCoreApplication::translate("Table", "DingTalk");
    case ChannelKind::Feishu: return QCoreApplication::translate("Table", "Feishu");
    case ChannelKind::WeCom: return QCoreApplication::translate("Table", "WeCom");
    case ChannelKind::Gateway: return QCoreApplication::translate("Table", "phone gateway");
    case ChannelKind::AliyunSms: return QCoreApplication::translate("Table", "Aliyun SMS");
    case ChannelKind::AliyunVoice: return QCoreApplication::translate("Table", "Aliyun call");
    }
    return {};
}

QString word(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Waiting: return QCoreApplication::translate("Table", "waiting", "a message");
    case DeliveryState::Sending: return QCoreApplication::translate("Table", "being sent");
    case DeliveryState::Accepted: return QCoreApplication::translate("Table", "taken by the provider");
    case DeliveryState::Delivered: return QCoreApplication::translate("Table", "arrived on the phone");
    case DeliveryState::Failed: return QCoreApplication::translate("Table", "failed", "a message");
    case DeliveryState::Superseded: return QCoreApplication::translate("Table", "not needed any more");
    }
    return {};
}

QString word(domain::MessageKind kind)
{
    using domain::MessageKind;
    switch (kind) {
    case MessageKind::Firing: return QCoreApplication::translate("Table", "trouble", "kind of message");
    case MessageKind::Escalated: return QCoreApplication::translate("Table", "nobody answered", "kind of message");
    case MessageKind::Resolved: return QCoreApplication::translate("Table", "over", "kind of message");
    case MessageKind::Digest: return QCoreApplication::translate("Table", "several in one", "kind of message");
    case MessageKind::Test: return QCoreApplication::translate("Table", "test", "kind of message");
    case MessageKind::Handover: return QCoreApplication::translate("Table", "handover", "kind of message");
    }
    return {};
}

std::unique_ptr<ChannelsModel> makeChannelsModel()
{
    using R = ChannelView;
    return std::make_unique<ChannelsModel>(
        ChannelsModel::Columns{
            column<R>("channel", QT_TRANSLATE_NOOP("Table", "Channel"), kLeft, [](const R &r) { return textCell(r.name); }),
            column<R>("kind", QT_TRANSLATE_NOOP("Table", "Kind"), kLeft, [](const R &r) { return textCell(word(r.kind)); }),
            column<R>("where", QT_TRANSLATE_NOOP("Table", "Server"), kLeft, [](const R &r) { return optionalText(r.where); }),
            column<R>("waiting", QT_TRANSLATE_NOOP("Table", "Waiting"), kRight, [](const R &r) { return countCell(r.waiting); }),
            column<R>("accepted", QT_TRANSLATE_NOOP("Table", "Last taken"), kLeft, [](const R &r) { return optionalTime(r.lastAccepted); }),
            column<R>("next_test", QT_TRANSLATE_NOOP("Table", "Next test"), kLeft, [](const R &r) { return optionalTime(r.nextTest); }),
            column<R>("result", QT_TRANSLATE_NOOP("Table", "Newest result"), kLeft, resultCell)},
        KeyOfKeyed{});
}

std::unique_ptr<DeliveriesModel> makeDeliveriesModel()
{
    using R = Delivery;
    return std::make_unique<DeliveriesModel>(
        DeliveriesModel::Columns{
            column<R>("created", QT_TRANSLATE_NOOP("Table", "Time"), kLeft, [](const R &r) { return timeCell(r.createdAt); }),
            column<R>("severity", QT_TRANSLATE_NOOP("Table", "Severity"), kLeft, [](const R &r) { return textCell(QStringLiteral("P%1 ").arg(int(r.severity)) + word(r.severity)); }),
            column<R>("kind", QT_TRANSLATE_NOOP("Table", "Says"), kLeft, [](const R &r) { return textCell(word(r.kind)); }),
            column<R>("contact", QT_TRANSLATE_NOOP("Table", "To"), kLeft, [](const R &r) { return optionalText(r.contact); }),
            column<R>("channel", QT_TRANSLATE_NOOP("Table", "Channel"), kLeft, [](const R &r) { return textCell(r.channel); }),
            column<R>("state", QT_TRANSLATE_NOOP("Table", "State"), kLeft, stateCell),
            column<R>("attempts", QT_TRANSLATE_NOOP("Table", "Attempts"), kRight, [](const R &r) { return countCell(r.attempts); }),
            column<R>("incident", QT_TRANSLATE_NOOP("Table", "Incident"), kLeft, [](const R &r) { return optionalText(r.incident.value); }),
            column<R>("subject", QT_TRANSLATE_NOOP("Table", "Subject"), kLeft, [](const R &r) { return textCell(r.subject); }),
            column<R>("result", QT_TRANSLATE_NOOP("Table", "Newest result"), kLeft, whyCell)},
        KeyOfKeyed{});
}

std::unique_ptr<OnCallModel> makeOnCallModel()
{
    using R = OnCallView;
    return std::make_unique<OnCallModel>(
        OnCallModel::Columns{
            column<R>("schedule", QT_TRANSLATE_NOOP("Table", "Schedule"), kLeft, [](const R &r) { return textCell(r.schedule); }),
            column<R>("holder", QT_TRANSLATE_NOOP("Table", "Signed by"), kLeft, holderCell),
            column<R>("since", QT_TRANSLATE_NOOP("Table", "Since"), kLeft, [](const R &r) { return optionalTime(r.since); }),
            column<R>("scheduled", QT_TRANSLATE_NOOP("Table", "In the rotation now"), kLeft, scheduledCell),
            column<R>("next", QT_TRANSLATE_NOOP("Table", "Next"), kLeft, [](const R &r) { return optionalText(r.next); }),
            column<R>("next_at", QT_TRANSLATE_NOOP("Table", "From"), kLeft,
                      [](const R &r) { return r.nextAt.isValid() ? textCell(dateTimeText(r.nextAt)) : noneCell(); }),
            column<R>("gaps", QT_TRANSLATE_NOOP("Table", "Hours that nobody owns"), kLeft, gapsCell),
            column<R>("zone", QT_TRANSLATE_NOOP("Table", "Time zone"), kLeft, [](const R &r) { return textCell(r.zone); })},
        KeyOfKeyed{});
}

std::vector<Keyed<ChannelView>> rowsOf(const std::vector<ChannelView> &channels)
{
    return keyedRows(channels, [](const auto &r) { return r.name; });
}

std::vector<Keyed<Delivery>> rowsOf(const std::vector<Delivery> &deliveries)
{
    return keyedRows(deliveries, [](const auto &r) { return r.id.value; });
}

std::vector<Keyed<OnCallView>> rowsOf(const std::vector<OnCallView> &schedules)
{
    return keyedRows(schedules, [](const auto &r) { return r.schedule; });
}

} // namespace qcat::ui
