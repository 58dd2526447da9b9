#pragma once

#include <qcat/api/answer_door.h>
#include <qcat/api/engine.h>
#include <qcat/base/clock.h>
#include <qcat/base/result.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace qcat::http_api
{

struct HttpOptions {
    std::string host = "127.0.0.1";
    int port = 8082;   // 0: any free one
    std::string token; // for everything but /health and /metrics on loopback; empty: those two only
    std::string tokensFile; // of further tokens with a role each (token_book.h); read anew for each of them; empty: none
    std::string publicUrl; // under which people reach the links of their messages; empty: as this server
    std::string version;
    base::Duration readTimeout = std::chrono::seconds(10);    // first byte to complete request
    base::Duration writeTimeout = std::chrono::seconds(10);   // an answer must be taken by then
    base::Duration idleTimeout = std::chrono::seconds(15);    // between requests of a connection
    base::Duration commandTimeout = std::chrono::seconds(10); // then 202: the answer comes as an event
};

// What the server asks of others; called on its thread, must return at once. May be empty.
struct HttpHooks {
    std::function<std::string()> metrics; // Prometheus text
    std::function<void(std::string_view route, int status, base::Duration took)> onRequest;
};

// GET /health, /metrics, /api/v1/{snapshot,data-plane,history,events,incidents,alerts}; POST /api/v1/commands, /api/v1/alerts,
// /api/v1/alerts/alertmanager, /api/v1/performance/{baselines (GET),reset}; GET and POST /ack/WORD, POST /api/v1/calls/CHANNEL. Serves from a thread of its own,
// so that a busy engine does not starve /health. It listens before there is an engine: /health says "starting" (503)
// until attach(), "stopping" after detach(). Every limit is explicit; a client can hold a connection, never memory or
// the thread.
class HttpServer
{
public:
    HttpServer(HttpOptions options, HttpHooks hooks, const base::Clock &clock);
    ~HttpServer(); // stop()
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    // Error "http.listen_failed" with the address when it cannot be had.
    base::Status start();
    // The port that was given, or found for 0.
    std::uint16_t port() const;
    // The engine and the door must live until detach() has returned. Without a door nobody answers by link or key.
    void attach(api::Engine &engine, api::AnswerDoor *answers = nullptr);
    void detach();
    // Takes no more connections, lets answers that are under way finish, ends streams; whatever is left after `cap` is
    // cut.
    void stop(base::Duration cap = std::chrono::seconds(5));

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace qcat::http_api
