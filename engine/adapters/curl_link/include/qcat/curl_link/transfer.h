#pragma once

#include <qcat/base/time.h>

#include <curl/curl.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace qcat::curl_link
{

// Where a transfer may connect to. Judged for each address that a name stands for, after it was resolved: a name cannot lead elsewhere than
// what is checked. A proxy goes where it wants.
enum class Reach { Anywhere, NotLinkLocal, PublicOnly };

struct Terms {
    std::string protocols; // "http,https"
    base::Duration timeout{}; // of the whole: a byte now and then does not prolong it
    std::function<bool(std::uint64_t bytes)> goesOn = {}; // asked about once a second with what was sent or received; false: it is broken off
    std::string proxy = {};  // empty: none, whatever the environment says
    std::string caFile = {}; // whom to trust instead of whom the machine trusts
    Reach reach = Reach::Anywhere;
};

// What every use of libcurl here has in common: one handle, its deadline, how it is broken off, whom it trusts and where it may connect to.
// It follows no redirect. For one thread at a time.
class Transfer
{
public:
    Transfer();

    // Everything as at first, for this URL; an open connection to its host is used again.
    void begin(const std::string &url, Terms terms);
    template <typename Value>
    void set(CURLoption option, Value value)
    {
        curl_easy_setopt(m_handle.get(), option, value);
    }
    CURLcode perform();
    template <typename Value>
    Value info(CURLINFO what, Value otherwise) const
    {
        Value value = otherwise;
        return curl_easy_getinfo(m_handle.get(), what, &value) == CURLE_OK ? value : otherwise;
    }

    // Of the last perform(): its reason in words, empty when it went well and nothing was said.
    std::string why() const;
    // Its address was one that the terms forbid.
    bool wasForbidden() const { return m_state->forbidden; }

private:
    struct EndTransfer {
        void operator()(CURL *curl) const { curl_easy_cleanup(curl); }
    };
    struct State {
        Terms terms;
        bool forbidden = false;
        char text[CURL_ERROR_SIZE] = {};
    };
    static curl_socket_t openSocket(void *state, curlsocktype purpose, curl_sockaddr *address);
    static int goesOn(void *state, curl_off_t, curl_off_t received, curl_off_t, curl_off_t sent);

    std::unique_ptr<State> m_state; // libcurl holds its address; goes after the handle
    std::unique_ptr<CURL, EndTransfer> m_handle;
    CURLcode m_code = CURLE_OK;
};

} // namespace qcat::curl_link
