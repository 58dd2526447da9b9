#pragma once

#include <qcat/base/clock.h>
#include <qcat/desk/redaction.h>
#include <qcat/ops_ports/ops_store.h>

#include <string>
#include <utility>
#include <vector>

namespace qcat::ops
{

// Writes down who did what to whom, durable before it returns. Payloads are JSON objects of texts, redacted.
class Audit
{
public:
    using Fields = std::vector<std::pair<std::string, std::string>>;

    Audit(OpsStore &store, const base::Clock &clock, const Redactor &redact) : m_store(store), m_clock(clock), m_redact(redact) {}

    base::Status write(const std::string &actor, const std::string &action, const std::string &target,
                       const Fields &payload);

private:
    OpsStore &m_store;
    const base::Clock &m_clock;
    const Redactor &m_redact;
};

} // namespace qcat::ops
