#pragma once

#include <qcat/curl_link/transfer.h>
#include <qcat/http_link/http_call.h>

namespace qcat::http_link
{

struct Exchanged {
    CURLcode code = CURLE_OK; // CURLE_OK: `answer` is one
    Answer answer;
};

// The request by a transfer that was begun for its URL, for those who have terms of their own. Of the body no more than `mostBody` is read.
Exchanged exchange(curl_link::Transfer &transfer, const Request &request, std::size_t mostBody);

} // namespace qcat::http_link
