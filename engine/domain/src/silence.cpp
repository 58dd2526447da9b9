#include <qcat/domain/silence.h>

namespace qcat::domain
{

namespace
{

// '*' at the end stands for any rest: no pattern language that silences more than its author saw.
bool fits(const std::string &pattern, const std::string &text)
{
    if (pattern.empty())
        return true;
    if (pattern.ends_with('*'))
        return text.starts_with(pattern.substr(0, pattern.size() - 1));
    return text == pattern;
}

} // namespace

bool mayMatch(const SilenceMatch &match, const FaultId &fault, const ComponentId &component, Severity worst)
{
    return fits(match.fault, fault.value) && (!match.component.isValid() || match.component == component) &&
           (!match.severity || worst >= *match.severity);
}

bool matches(const SilenceMatch &match, const Incident &incident)
{
    return mayMatch(match, incident.fault, incident.component, incident.severity) && fits(match.instance, incident.instance);
}

} // namespace qcat::domain
