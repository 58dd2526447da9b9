#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>

namespace qcat::curl_link
{

struct EndList {
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
// Header fields, recipients or commands, as libcurl takes them.
using TextList = std::unique_ptr<curl_slist, EndList>;
TextList appended(TextList list, const std::string &text);

} // namespace qcat::curl_link
