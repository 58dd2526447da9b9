#include "tls.h"

#include <qcat/redis_link/redis_error.h>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <arpa/inet.h>

#include <array>
#include <new>

namespace qcat::redis_link
{

namespace
{

template <auto Free>
struct Deleter {
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using Context = std::unique_ptr<SSL_CTX, Deleter<SSL_CTX_free>>;

constexpr const char *kNotSpoken = "the server does not speak TLS on this port";

base::Error tlsError(std::string detail)
{
    return {std::string(codes::kTls), "no TLS connection: " + detail, {{"detail", detail}}};
}

// The oldest error of this thread is the cause; the others follow from it.
std::string reasonOfLibrary(const char *otherwise)
{
    const unsigned long error = ERR_get_error();
    ERR_clear_error();
    if (ERR_GET_LIB(error) == ERR_LIB_SSL && ERR_GET_REASON(error) == SSL_R_WRONG_VERSION_NUMBER)
        return kNotSpoken;
    const char *reason = ERR_reason_error_string(error);
    return reason ? reason : otherwise;
}

base::Status useFiles(SSL_CTX *context, const TlsSettings &settings)
{
    const auto refuse = [](const std::string &file) {
        return tlsError(file + " cannot be used: " + reasonOfLibrary("not readable"));
    };
    if (settings.caFile.empty()) {
        if (SSL_CTX_set_default_verify_paths(context) != 1)
            return refuse("the system's list of certificates");
    } else if (SSL_CTX_load_verify_locations(context, settings.caFile.c_str(), nullptr) != 1) {
        return refuse(settings.caFile);
    }
    if (settings.certFile.empty())
        return {};
    if (SSL_CTX_use_certificate_chain_file(context, settings.certFile.c_str()) != 1)
        return refuse(settings.certFile);
    if (SSL_CTX_use_PrivateKey_file(context, settings.keyFile.c_str(), SSL_FILETYPE_PEM) != 1)
        return refuse(settings.keyFile);
    return {};
}

bool isAddress(const std::string &host)
{
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    return ::inet_pton(AF_INET, host.c_str(), bytes.data()) == 1 || ::inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1;
}

} // namespace

class Tls::Session
{
public:
    Session(SSL_CTX *context, const std::string &host)
        : m_ssl(SSL_new(context)), m_in(BIO_new(BIO_s_mem())), m_out(BIO_new(BIO_s_mem()))
    {
        if (!m_ssl || !m_in || !m_out)
            throw std::bad_alloc();
        SSL_set_bio(m_ssl.get(), m_in, m_out); // owns them
        SSL_set_connect_state(m_ssl.get());
        SSL_set_verify(m_ssl.get(), SSL_VERIFY_PEER, nullptr);
        if (isAddress(host)) {
            X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(m_ssl.get()), host.c_str());
        } else {
            SSL_set1_host(m_ssl.get(), host.c_str());
            SSL_set_tlsext_host_name(m_ssl.get(), host.c_str());
        }
    }

    base::Status handshake(const Socket &socket, base::Deadline deadline)
    {
        return drive(socket, deadline, [this] { return SSL_do_handshake(m_ssl.get()); });
    }
    base::Status send(const Socket &socket, std::string_view bytes, base::Deadline deadline)
    {
        std::size_t taken = 0;
        return drive(socket, deadline,
                     [&] { return bytes.empty() ? 1 : SSL_write_ex(m_ssl.get(), bytes.data(), bytes.size(), &taken); });
    }
    base::Result<std::size_t> receive(const Socket &socket, char *buffer, std::size_t size, base::Deadline deadline)
    {
        std::size_t got = 0;
        auto status = drive(socket, deadline, [&] { return SSL_read_ex(m_ssl.get(), buffer, size, &got); });
        if (!status)
            return status.error();
        return got;
    }
    bool isQuiet(const Socket &socket)
    {
        char byte = 0;
        std::size_t got = 0;
        const auto nothing =
            drive(socket, base::Deadline(base::Duration::zero()), [&] { return SSL_peek_ex(m_ssl.get(), &byte, 1, &got); });
        return !nothing && nothing.error().code == codes::kTimeout;
    }

private:
    // Calls `step` until it is done, carrying bytes between the socket and the two ends that OpenSSL sees.
    template <typename Step>
    base::Status drive(const Socket &socket, base::Deadline deadline, Step step)
    {
        for (;;) {
            ERR_clear_error();
            const int done = step();
            const int why = done == 1 ? SSL_ERROR_NONE : SSL_get_error(m_ssl.get(), done);
            if (auto sent = flush(socket, deadline); !sent && (done == 1 || why == SSL_ERROR_WANT_READ))
                return sent;
            if (done == 1)
                return {};
            if (why == SSL_ERROR_ZERO_RETURN)
                return closedByServer();
            if (why != SSL_ERROR_WANT_READ)
                return tlsError(reasonOfFailure());
            if (auto fed = feed(socket, deadline); !fed)
                return fed;
        }
    }
    base::Status flush(const Socket &socket, base::Deadline deadline)
    {
        char *bytes = nullptr;
        const long size = BIO_get_mem_data(m_out, &bytes);
        if (size <= 0)
            return {};
        auto sent = socket.send({bytes, std::size_t(size)}, deadline);
        (void)BIO_reset(m_out);
        return sent;
    }
    base::Status feed(const Socket &socket, base::Deadline deadline)
    {
        std::array<char, 16 * 1024> buffer;
        const auto got = socket.receive(buffer.data(), buffer.size(), deadline);
        if (!got)
            return got.error();
        if (BIO_write(m_in, buffer.data(), int(*got)) != int(*got))
            throw std::bad_alloc();
        return {};
    }
    std::string reasonOfFailure() const
    {
        const long verified = SSL_get_verify_result(m_ssl.get());
        if (verified == X509_V_OK)
            return reasonOfLibrary("the connection failed");
        ERR_clear_error();
        return X509_verify_cert_error_string(verified);
    }
    static base::Error closedByServer()
    {
        return {std::string(codes::kUnreachable),
                "the server closed the connection",
                {{"detail", "the server closed the connection"}}};
    }

    std::unique_ptr<SSL, Deleter<SSL_free>> m_ssl;
    BIO *m_in;
    BIO *m_out;
};

base::Result<Tls> Tls::handshake(const Socket &socket, const TlsSettings &settings, const std::string &host,
                                 base::Deadline deadline)
{
    const Context context(SSL_CTX_new(TLS_client_method()));
    if (!context)
        throw std::bad_alloc();
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    ERR_clear_error();
    if (auto used = useFiles(context.get(), settings); !used)
        return used.error();
    auto session = std::make_unique<Session>(context.get(), host);
    if (auto shaken = session->handshake(socket, deadline); !shaken)
        return shaken.error();
    return Tls(std::move(session));
}

base::Error Tls::notSpoken()
{
    return tlsError(kNotSpoken);
}

Tls::Tls(std::unique_ptr<Session> session) : m_session(std::move(session)) {}
Tls::Tls(Tls &&) noexcept = default;
Tls &Tls::operator=(Tls &&) noexcept = default;
Tls::~Tls() = default;

base::Status Tls::send(const Socket &socket, std::string_view bytes, base::Deadline deadline)
{
    return m_session->send(socket, bytes, deadline);
}

base::Result<std::size_t> Tls::receive(const Socket &socket, char *buffer, std::size_t size, base::Deadline deadline)
{
    return m_session->receive(socket, buffer, size, deadline);
}

bool Tls::isQuiet(const Socket &socket)
{
    return m_session->isQuiet(socket);
}

} // namespace qcat::redis_link
