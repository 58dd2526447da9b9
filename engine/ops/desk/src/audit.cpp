#include "audit.h"

#include <qcat/desk/codes.h>
#include <qcat/desk/redaction.h>

#include <fmt/format.h>

namespace qcat::ops
{

namespace
{

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += fmt::format("\\{}", c);
        else if (static_cast<unsigned char>(c) < 0x20)
            out += fmt::format("\\u{:04x}", int(c));
        else
            out += c;
    }
    return out + '"';
}

std::string toJson(const Audit::Fields &fields, const Redactor &redact)
{
    std::string out = "{";
    for (const auto &[name, value] : fields)
        out += fmt::format("{}{}:{}", out.size() > 1 ? "," : "", quoted(name), quoted(redact(value)));
    return out + '}';
}

} // namespace

base::Status Audit::write(const std::string &actor, const std::string &action, const std::string &target,
                          const Fields &payload)
{
    AuditRecord record;
    record.time = m_clock.wallNow();
    record.actor = actor;
    record.action = action;
    record.target = target;
    record.payload = toJson(payload, m_redact);
    if (auto written = m_store.appendAudit(record); !written)
        return base::Error{std::string(code::kAuditFailed),
                           fmt::format("the audit record could not be written: {}", written.error().message)}
            .with("error", written.error().message);
    return {};
}

} // namespace qcat::ops
