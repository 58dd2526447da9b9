#include <qcat/surroundings/codes.h>
#include <qcat/surroundings/network_checks.h>

#include <qcat/http_link/http_call.h>
#include <qcat/ops_ports/found.h>

#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <sstream>

namespace qcat::surroundings
{

using domain::Health;
using ops::found;

namespace
{

struct OpenSslEnds {
    void operator()(BIO *bio) const { BIO_free(bio); }
    void operator()(X509 *certificate) const { X509_free(certificate); }
};

base::Error unreadable(const std::string &why)
{
    return {"certificate.unreadable", why};
}

base::Result<std::string> pemOf(const std::string &target, const base::CallLimits &limits)
{
    if (!target.starts_with('/'))
        return http_link::certificateOf(target, limits);
    std::ifstream in(target);
    if (!in)
        return unreadable(std::strerror(errno));
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

// Time left until the end of the first certificate in the text; negative: it has ended.
base::Result<base::Duration> leftOf(const std::string &pem)
{
    const std::unique_ptr<BIO, OpenSslEnds> bio(BIO_new_mem_buf(pem.data(), int(pem.size())));
    const std::unique_ptr<X509, OpenSslEnds> certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    int days = 0;
    int seconds = 0;
    if (!certificate || ASN1_TIME_diff(&days, &seconds, nullptr, X509_get0_notAfter(certificate.get())) != 1)
        return unreadable("there is no certificate in PEM form");
    return base::Duration(std::chrono::hours(24) * days + std::chrono::seconds(seconds));
}

} // namespace

ops::Check certificate(std::string fileOrTarget, CertificateLimits limits)
{
    return [target = std::move(fileOrTarget), limits](const base::CallLimits &call) -> ops::CheckResult {
        const auto left = pemOf(target, call).andThen(leftOf);
        if (!left)
            return {found(code::kCertificateUnreadable, Health::Unknown, target + ": " + left.error().message,
                          {{"target", target}, {"detail", left.error().message}})};
        const auto text = base::toShortText(*left < base::Duration::zero() ? -*left : *left);
        const std::vector<domain::Measured> measured = {{"certificate_left", double(left->count()) / 86'400e9, "d"}};
        if (*left <= base::Duration::zero())
            return {found(code::kCertificateExpired, Health::Crit, fmt::format("the certificate of {} expired {} ago", target, text),
                          {{"target", target}, {"since", text}}),
                    measured};
        const auto health = *left < limits.crit ? Health::Crit : *left < limits.warn ? Health::Warn : Health::Ok;
        const auto code = health == Health::Crit   ? code::kCertificateSoon
                          : health == Health::Warn ? code::kCertificateExpiring
                                                   : code::kCertificateOk;
        return {found(code, health, fmt::format("the certificate of {} is good for another {}", target, text),
                      {{"target", target}, {"left", text}}),
                measured};
    };
}

} // namespace qcat::surroundings
