#include "parameters.h"

#include <qcat/base/text.h>

#include <algorithm>

namespace qcat::trading
{

using base::Decimal;
using base::Error;
using base::Result;

namespace
{

std::vector<std::string> namesOf(std::span<const ParameterSpec> specs)
{
    std::vector<std::string> names;
    for (const auto &spec : specs)
        names.emplace_back(spec.name);
    return names;
}

std::string unknownName(const std::string &name, std::span<const ParameterSpec> specs)
{
    const auto names = namesOf(specs);
    std::string text = "unknown parameter '" + name + '\'';
    if (const auto near = base::nearestWord(name, names))
        return text + ", did you mean '" + *near + "'?";
    text += "; known are";
    for (const auto &known : names)
        text += ' ' + known;
    return text;
}

Result<Decimal> parseValue(const ParameterSpec &spec, const std::string &text)
{
    const auto value = Decimal::parse(text);
    if (!value)
        return Error{"strategy.bad_parameter", std::string(spec.name) + " is " + value.error().message};
    if (*value < *Decimal::parse(spec.least) || *value > *Decimal::parse(spec.most) ||
        !isMultipleOf(*value, *Decimal::parse(spec.step)))
        return Error{"strategy.bad_parameter", std::string(spec.name) + " is " + text + ", allowed are multiples of " +
                                                   spec.step + " from " + spec.least + " to " + spec.most};
    return *value;
}

} // namespace

Result<Parameters> Parameters::parse(std::span<const ParameterSpec> specs,
                                     const std::map<std::string, std::string> &given)
{
    Parameters parameters;
    std::string mistakes;
    const auto blame = [&](const std::string &mistake) { mistakes += (mistakes.empty() ? "" : "; ") + mistake; };
    for (const auto &[name, value] : given)
        if (std::ranges::none_of(specs, [&](const auto &spec) { return spec.name == name; }))
            blame(unknownName(name, specs));
    for (const auto &spec : specs) {
        const auto text = given.find(spec.name);
        const auto value = parseValue(spec, text == given.end() ? spec.byDefault : text->second);
        if (value)
            parameters.m_values[spec.name] = *value;
        else
            blame(value.error().message);
    }
    if (!mistakes.empty())
        return Error{"strategy.bad_parameter", mistakes};
    return parameters;
}

Decimal Parameters::operator[](std::string_view name) const
{
    const auto found = m_values.find(name);
    QCAT_ASSERT(found != m_values.end());
    return found->second;
}

std::string Parameters::toString() const
{
    std::string text;
    for (const auto &[name, value] : m_values)
        text += (text.empty() ? "" : " ") + name + '=' + value.toString();
    return text;
}

} // namespace qcat::trading
