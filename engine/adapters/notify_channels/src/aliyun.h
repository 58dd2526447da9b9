#pragma once

#include "http_call.h"

#include <map>
#include <string>

// Short messages (SendSms) and calls that read a text out (SingleCallByTts) by Aliyun's own API.
namespace qcat::notify_channels
{

struct AliyunCall {
    std::string action;
    std::string version;
    std::string host; // as the Host header says it
    std::string nonce;
    base::WallTime time;
    std::map<std::string, std::string> parameters;
};
std::string aliyunQuery(const AliyunCall &call);
// The header Authorization of a GET without a body (ACS3-HMAC-SHA256).
std::string aliyunAuthorization(const AliyunCall &call, const std::string &method, const std::string &accessKey, const std::string &secret);

// A number as Aliyun writes it: without "+", and one of the mainland without its country.
std::string aliyunNumber(const std::string &phone);

std::string aliyunHost(const domain::ChannelConfig &channel);
HttpRequest aliyunRequest(const domain::ChannelConfig &channel, const ops::OutgoingMessage &message, const std::string &secret);
// The truth stands in "Code", whatever the status. A short message that was taken has its BizId as receipt.
ops::SendResult judgeAliyun(const HttpAnswer &answer);

// QuerySendDetails: whether a short message has reached the phone.
HttpRequest aliyunReceiptRequest(const domain::ChannelConfig &channel, const ops::ReceiptQuestion &question, const std::string &secret);
ops::ReceiptAnswer judgeAliyunReceipt(const HttpAnswer &answer);

} // namespace qcat::notify_channels
