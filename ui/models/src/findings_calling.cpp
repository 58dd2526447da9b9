#include <qcat/ui_models/finding_text.h>

#include <QtGlobal>

namespace qcat::ui
{

namespace
{

constexpr FindingSentence kSentences[] = {
    {"notify.accepted", QT_TRANSLATE_NOOP("Finding", "The provider has taken it ({detail}); nobody has seen it for that")},
    {"notify.refused", QT_TRANSLATE_NOOP("Finding", "Refused: {detail}")},
    {"notify.throttled", QT_TRANSLATE_NOOP("Finding", "Too many for the provider: {detail}")},
    {"notify.unreachable", QT_TRANSLATE_NOOP("Finding", "Not reachable: {detail}")},
    {"notify.busy", QT_TRANSLATE_NOOP("Finding", "Not taken now: {detail}")},
    {"notify.no_address", QT_TRANSLATE_NOOP("Finding", "No address: {detail}")},
    {"notify.secret", QT_TRANSLATE_NOOP("Finding", "A secret of the channel cannot be read: {detail}")},
    {"notify.uncertain", QT_TRANSLATE_NOOP("Finding", "Nobody knows whether it went out: QCAT ended while it was being sent")},
    {"notify.superseded", QT_TRANSLATE_NOOP("Finding", "Not sent: it was no longer true when it was its turn")},
    {"notify.gave_up", QT_TRANSLATE_NOOP("Finding", "Given up; last: {detail}")},
    {"notify.delivered", QT_TRANSLATE_NOOP("Finding", "It has reached the phone ({detail}); whether somebody has seen it is not known")},
    {"notify.not_delivered", QT_TRANSLATE_NOOP("Finding", "The provider took it, but it did not reach the phone: {detail}")},
    {"notify.arrived", QT_TRANSLATE_NOOP("Finding", "{channel} has reached the phone of {contact} ({detail})")},
    {"notify.held_back", QT_TRANSLATE_NOOP("Finding", "{contact} has had enough for now: not before {until}")},
    {"notify.notified", QT_TRANSLATE_NOOP("Finding", "{contact} was called by {channel}: the provider has taken it ({detail})")},
    {"notify.answered_by_link", QT_TRANSLATE_NOOP("Finding", "{contact} has acknowledged by the link that {channel} brought")},
    {"notify.answered_by_key", QT_TRANSLATE_NOOP("Finding", "{contact} has acknowledged by a key of the phone that {channel} called")},
    {"calls.unknown_channel", QT_TRANSLATE_NOOP("Finding", "No channel {channel} asks for keys")},
    {"calls.bad_signature", QT_TRANSLATE_NOOP("Finding", "The report of calls is not signed with the channel's key, or is too old")},
    {"calls.bad_report", QT_TRANSLATE_NOOP("Finding", "This is no report of calls")},
    {"notify.not_reached", QT_TRANSLATE_NOOP("Finding", "{contact} was not reached by {channel}: {detail}")},
    {"notify.signed", QT_TRANSLATE_NOOP("Finding", "{contact} has taken over {schedule}")},
    {"notify.unknown_channel", QT_TRANSLATE_NOOP("Finding", "There is no channel {channel}")},
    {"notify.unknown_schedule", QT_TRANSLATE_NOOP("Finding", "There is no schedule {schedule}")},
    {"notify.unknown_contact", QT_TRANSLATE_NOOP("Finding", "There is no contact {contact}")},
    {"channels.ok", QT_TRANSLATE_NOOP("Finding", "{channels} channels, none has failed at its newest message")},
    {"channels.failing", QT_TRANSLATE_NOOP("Finding", "{channel} did not take the newest message: {detail}")},
    {"channels.test_missed", QT_TRANSLATE_NOOP("Finding", "{channel} has taken no message and no test since {since}")},
    {"channels.secrets_ok", QT_TRANSLATE_NOOP("Finding", "Every secret of the channels can be read")},
    {"channels.secret_unreadable", QT_TRANSLATE_NOOP("Finding", "{channel}: {file} cannot be used: {detail}")},
    {"trading.resume_by_hand", QT_TRANSLATE_NOOP("Finding", "Trading is still {state}: it opens no positions until a person resumes it")},
    {"guard.silent", QT_TRANSLATE_NOOP("Finding", "QCAT did not answer its watcher: {detail}")},
    {"guard.answers_again", QT_TRANSLATE_NOOP("Finding", "QCAT answers its watcher again, after {after}")},
    {"guard.exposure", QT_TRANSLATE_NOOP("Finding", "Exposure as last known, {age} before: {orders} open orders, {positions} positions, gross {gross}, {conditionals} stops at the venue")},
    {"guard.nobody_reached", QT_TRANSLATE_NOOP("Finding", "The watcher reached nobody")},
    {"notify.paper_phone", QT_TRANSLATE_NOOP("Finding", "{channel} calls phones; paper trading and drills do not")},
};

} // namespace

std::span<const FindingSentence> callingFindings()
{
    return kSentences;
}

} // namespace qcat::ui
