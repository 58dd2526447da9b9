#include "audit_chain.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>

namespace qcat::ops_store
{

namespace
{

std::string sha256(const std::string &bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    std::string hex;
    for (unsigned i = 0; i < size; ++i)
        hex += fmt::format("{:02x}", digest[i]);
    return hex;
}

std::string field(const std::string &value)
{
    return fmt::format("{}:{};", value.size(), value);
}

} // namespace

std::string chainHash(const std::string &previousHash, const ops::AuditRecord &record)
{
    return sha256("v1;" + field(previousHash) + field(std::to_string(record.sequence)) +
                  field(std::to_string(record.time.ns)) + field(record.actor) + field(record.action) +
                  field(record.target) + field(sha256(record.payload)));
}

} // namespace qcat::ops_store
