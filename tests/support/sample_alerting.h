#pragma once

#include <qcat/api/snapshot.h>

// Channels, messages and people as they may be in the middle of an outage: one robot that refuses, a handover that is due.
namespace sample
{

inline void addAlerting(qcat::api::OpsSnapshot &ops, qcat::base::WallTime now)
{
    using namespace qcat;
    using namespace std::chrono_literals;
    using domain::ChannelKind;
    const domain::Finding taken{"notify.accepted", "SMTP 250", {{"detail", "SMTP 250"}}, domain::Health::Ok};
    const domain::Finding refused{"notify.refused", "errcode 310000: sign not match", {{"detail", "errcode 310000: sign not match"}}, domain::Health::Warn};
    ops.channels = {{"ding", ChannelKind::DingTalk, "oapi.dingtalk.com", domain::Health::Warn, refused, now + -26h, now + -30s, now + 48h, 1},
                    {"mail", ChannelKind::Email, "smtp.firm.net:587", domain::Health::Ok, taken, now + -29s, now + -29s, now + 60h, 0},
                    {"phone", ChannelKind::Gateway, "sms.firm.net", domain::Health::Unknown, {}, {}, {}, now + 60h, 0}};
    domain::Delivery first;
    first.id = {"INC-20261122-0001/1/0.0/alice/ding"};
    first.incident = {"INC-20261122-0001"};
    first.severity = domain::Severity::P0;
    first.contact = "alice";
    first.channel = "ding";
    first.state = domain::DeliveryState::Failed;
    first.attempts = 1;
    first.createdAt = now + -30s;
    first.endedAt = now + -30s;
    first.result = refused;
    first.subject = "[QCAT PAPER] P0 Database connection failed · 127.0.0.1:5432/qcat";
    auto second = first;
    second.id = {"INC-20261122-0001/1/0.0/alice/mail"};
    second.channel = "mail";
    second.state = domain::DeliveryState::Accepted;
    second.createdAt = now + -29s;
    second.result = taken;
    auto test = second;
    test.id = {"test/mail/1"};
    test.incident = {};
    test.kind = domain::MessageKind::Test;
    test.severity = domain::Severity::P3;
    test.createdAt = now + -26h;
    test.subject = "[QCAT] TEST of mail";
    ops.deliveries = {second, first, test};
    ops.onCall = {{"primary", "Asia/Shanghai", "alice", now + -170h, "bob", "chen", now + 160h, {}, {}},
                  {"database", "Europe/Berlin", "", {}, "chen", "", now + 9h, {{now + 9h, now + 21h}, {now + 33h, now + 45h}}, {}}};
}

} // namespace sample
