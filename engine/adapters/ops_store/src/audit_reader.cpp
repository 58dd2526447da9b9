#include <qcat/ops_store/audit_reader.h>

#include "audit_chain.h"

namespace qcat::ops_store
{

base::Result<std::unique_ptr<AuditReader>> AuditReader::open(const std::string &file)
{
    auto connection = std::make_unique<Connection>(file);
    if (auto opened = connection->connect(Connection::Mode::ReadOnly); !opened)
        return opened.error();
    return std::unique_ptr<AuditReader>(new AuditReader(std::move(connection)));
}

AuditReader::AuditReader(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}

AuditReader::~AuditReader() = default;

base::Result<ops::AuditVerdict> AuditReader::verify(const std::optional<ops::AuditHead> &anchor)
{
    return verifyChain(*m_connection, anchor);
}

} // namespace qcat::ops_store
