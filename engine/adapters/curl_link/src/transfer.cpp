#include <qcat/curl_link/transfer.h>

#include "reach.h"

#include <sys/socket.h>

#include <algorithm>
#include <new>

namespace qcat::curl_link
{

namespace
{

// Once in the process, before a second thread could.
CURL *newHandle()
{
    static const CURLcode begun = curl_global_init(CURL_GLOBAL_DEFAULT);
    auto *const handle = begun == CURLE_OK ? curl_easy_init() : nullptr;
    if (!handle)
        throw std::bad_alloc();
    return handle;
}

} // namespace

Transfer::Transfer() : m_state(std::make_unique<State>()), m_handle(newHandle()) {}

void Transfer::begin(const std::string &url, Terms terms)
{
    m_state->terms = std::move(terms);
    const auto &asked = m_state->terms;
    const auto limit = std::max<long>(1, long(std::chrono::duration_cast<std::chrono::milliseconds>(asked.timeout).count()));
    curl_easy_reset(m_handle.get());
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_PROTOCOLS_STR, asked.protocols.c_str());
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_ERRORBUFFER, m_state->text);
    set(CURLOPT_TIMEOUT_MS, limit);
    set(CURLOPT_CONNECTTIMEOUT_MS, limit);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &Transfer::goesOn);
    set(CURLOPT_XFERINFODATA, m_state.get());
    set(CURLOPT_PROXY, asked.proxy.c_str());
    if (!asked.caFile.empty())
        set(CURLOPT_CAINFO, asked.caFile.c_str());
    if (asked.proxy.empty() && asked.reach != Reach::Anywhere) {
        set(CURLOPT_OPENSOCKETFUNCTION, &Transfer::openSocket);
        set(CURLOPT_OPENSOCKETDATA, m_state.get());
    }
}

CURLcode Transfer::perform()
{
    m_state->forbidden = false;
    m_state->text[0] = 0;
    return m_code = curl_easy_perform(m_handle.get());
}

std::string Transfer::why() const
{
    if (m_state->text[0])
        return m_state->text;
    return m_code == CURLE_OK ? std::string() : curl_easy_strerror(m_code);
}

curl_socket_t Transfer::openSocket(void *state, curlsocktype, curl_sockaddr *address)
{
    auto &own = *static_cast<State *>(state);
    if (!isAllowed(*address, own.terms.reach)) {
        own.forbidden = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int Transfer::goesOn(void *state, curl_off_t, curl_off_t received, curl_off_t, curl_off_t sent)
{
    const auto &asked = static_cast<State *>(state)->terms;
    return asked.goesOn && !asked.goesOn(std::uint64_t(std::max(received, sent))) ? 1 : 0;
}

} // namespace qcat::curl_link
