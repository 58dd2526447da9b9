#pragma once

#include "message.h"

#include <cstdint>
#include <functional>
#include <memory>

namespace qcat::http_api
{

// Bytes in, requests out, by Boost.Beast's parser, which never sees a socket. Strict: whatever is malformed, too long
// or ambiguous is refused with the status to answer, and the connection must then be closed.
class RequestParser
{
public:
    // How many bytes the body of a request may have, told by everything before it.
    using BodyLimit = std::function<std::uint64_t(const HttpRequest &)>;

    enum class Progress { NeedsMore, WantsContinue, Complete, Refused };

    explicit RequestParser(BodyLimit bodyLimit);
    ~RequestParser();

    // Takes from the front of `input` what belongs to the current request. WantsContinue comes once for each request
    // that asks for it.
    Progress feed(QByteArray &input);
    // After Complete: the request; the parser is ready for the next.
    HttpRequest take();
    // After Refused: 400, 413 or 431.
    int refusal() const { return m_refusal; }

private:
    struct Parser;
    void reset();
    HttpRequest head() const;
    // Once the header is there; false: what is announced is more than the limit.
    bool limitBody();

    const BodyLimit m_bodyLimit;
    std::unique_ptr<Parser> m_parser;
    int m_refusal = 400;
    bool m_continued = false;
};

} // namespace qcat::http_api
