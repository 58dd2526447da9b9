#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>
#include <qcat/domain/alerting_config.h>

#include <string>
#include <vector>

namespace qcat::notify_channels
{

// What the calls of a report were given to bring back, of those where key 1 was pressed.
//   gateway: {"reference": WORD, "key": "1"}, signed as our webhooks are (webhookSignature) with the key of callback_secret_file, not older
//     than five minutes; "calls.bad_signature" otherwise, "notify.secret" where the file cannot be read.
//   aliyun_voice: the array of VoiceCallReport or VoiceReport; not signed: the words in it are what nobody else knows.
// "calls.bad_report": none of that.
base::Result<std::vector<std::string>> acknowledgedBy(const domain::ChannelConfig &channel, const std::string &timestamp,
                                                      const std::string &signature, const std::string &body, base::WallTime now);

} // namespace qcat::notify_channels
