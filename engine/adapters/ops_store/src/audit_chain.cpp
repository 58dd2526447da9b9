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

ops::AuditRecord auditRecordOf(const QSqlQuery &row)
{
    const auto column = [&](int index) { return row.value(index).toString().toStdString(); };
    return {
        row.value(0).toULongLong(), {row.value(1).toLongLong()}, column(2), column(3), column(4), column(5), column(6)};
}

base::Result<ops::AuditHead> headOfChain(Connection &connection)
{
    auto last = connection.run("SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1");
    if (!last)
        return last.error();
    if (!last->next())
        return ops::AuditHead{};
    return ops::AuditHead{last->value(0).toULongLong(), last->value(1).toString().toStdString()};
}

base::Result<ops::AuditVerdict> verifyChain(Connection &connection, const std::optional<ops::AuditHead> &anchor)
{
    using State = ops::AuditVerdict::State;
    auto query = connection.run("SELECT * FROM audit ORDER BY sequence");
    if (!query)
        return query.error();
    ops::AuditVerdict verdict;
    for (std::uint64_t expected = 1; query->next(); ++expected) {
        const auto record = auditRecordOf(*query);
        const bool follows = record.sequence == expected && record.hash == chainHash(verdict.head.hash, record);
        const bool isAnchored = !anchor || anchor->sequence != expected || anchor->hash == record.hash;
        if (!follows || !isAnchored)
            return ops::AuditVerdict{State::ChangedAt, expected, verdict.head};
        verdict.head = {record.sequence, record.hash};
    }
    if (anchor && anchor->sequence > verdict.head.sequence)
        return ops::AuditVerdict{State::Truncated, anchor->sequence, verdict.head};
    return verdict;
}

} // namespace qcat::ops_store
