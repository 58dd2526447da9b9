#pragma once

#include <qcat/base/call.h>
#include <qcat/domain/alerting_config.h>
#include <qcat/ops_ports/message_channel.h>

#include <curl/curl.h>

#include <chrono>
#include <memory>
#include <string>

// What every use of libcurl here has in common: deadline, trust, proxy and where it may connect to.
namespace qcat::notify_channels
{

struct EndTransfer {
    void operator()(CURL *curl) const { curl_easy_cleanup(curl); }
};
using Transfer = std::unique_ptr<CURL, EndTransfer>;

struct EndList {
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
using TextList = std::unique_ptr<curl_slist, EndList>;
TextList appended(TextList list, const std::string &text);

// `error` and `channel` outlive the transfer.
struct TransferError {
    explicit TransferError(const base::CancelToken &token) : cancel(token) {}
    const base::CancelToken cancel;
    char text[CURL_ERROR_SIZE] = {};
    const std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
    bool forbidden = false; // its address was one that the channel may not use
};
Transfer newTransfer(const domain::ChannelConfig &channel, const std::string &url, TransferError &error);

// A finding with its one argument, "detail".
ops::SendResult outcome(ops::SendOutcome outcome, std::string code, std::string detail);
// What came of a transfer that libcurl gave up; the URL is not in it.
ops::SendResult failed(CURLcode code, const TransferError &error);

} // namespace qcat::notify_channels
