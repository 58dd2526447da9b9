#pragma once

#include <qcat/base/call.h>
#include <qcat/base/executor.h>
#include <qcat/base/result.h>
#include <qcat/domain/alerting_config.h>
#include <qcat/ops_ports/message_channel.h>

#include <memory>
#include <string>

namespace qcat::notify_channels
{

// Sends `message` by `channel` and waits for what the provider says, at most for the channel's timeout. Redirects are not followed;
// addresses of this machine and of private networks only where the channel allows them, link-local ones never. Secrets are read anew for
// every send and stand in no result. Any thread.
//
// Results: "notify.accepted", "notify.refused" (detail), "notify.throttled" (detail), "notify.unreachable" (detail), "notify.busy"
// (detail), "notify.no_address" (contact has no e-mail address or phone number), "notify.secret" (detail).
// A send that was cancelled after two seconds is given up, "notify.unreachable".
ops::SendResult sendNow(const domain::ChannelConfig &channel, const ops::OutgoingMessage &message, const base::CancelToken &cancel = {});

// Whether a short message that was taken has arrived ("notify.delivered", "notify.not_delivered", each with detail); not known where the
// provider does not tell or does not answer. Any thread.
ops::ReceiptAnswer askNow(const domain::ChannelConfig &channel, const ops::ReceiptQuestion &question, const base::CancelToken &cancel = {});

// Asks a URL and says whether it answered 2xx: the heartbeat that somebody else watches.
base::Status ask(const std::string &urlFile, base::Duration timeout, const base::CancelToken &cancel = {});

// Whether anybody speaks HTTP there, whatever the status; else why not ("notify.unreachable").
base::Status answers(const std::string &url, base::Duration timeout);

// sendNow() on `worker`; answers on `desk`. Both outlive the channel.
std::unique_ptr<ops::MessageChannel> makeChannel(domain::ChannelConfig channel, base::Executor &worker, base::Executor &desk,
                                                 base::CancelToken cancel);

// What may be shown of where a channel sends to: the host.
std::string shownTarget(const domain::ChannelConfig &channel);

} // namespace qcat::notify_channels
