#pragma once

#include <qcat/ops_ports/ops_store.h>

#include <memory>
#include <string>

namespace qcat::ops_store
{

class Connection;

// Looks at the audit chain beside the desk, or without one; changes nothing. For one thread.
class AuditReader
{
public:
    static base::Result<std::unique_ptr<AuditReader>> open(const std::string &file); // "ops_store.failed"
    ~AuditReader();

    base::Result<ops::AuditVerdict> verify(const std::optional<ops::AuditHead> &anchor);

private:
    explicit AuditReader(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> m_connection;
};

} // namespace qcat::ops_store
