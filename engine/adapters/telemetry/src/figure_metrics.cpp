#include "figure_metrics.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <string_view>

namespace qcat::telemetry
{

namespace
{

struct Unit
{
    std::string_view written;
    std::string_view suffix; // of the metric's name
    double factor;
};
constexpr std::array kUnits = {
    Unit{"s", "_seconds", 1},      Unit{"ms", "_seconds", 1e-3},         Unit{"h", "_seconds", 3600},  Unit{"d", "_seconds", 86'400},
    Unit{"bytes", "_bytes", 1},    Unit{"ratio", "_ratio", 1},           Unit{"%", "_ratio", 0.01},    Unit{"1/s", "_per_second", 1},
    Unit{"1", "", 1},              Unit{"bytes/s", "_bytes_per_second", 1},
};
constexpr std::array<std::string_view, 3> kWrittenIntoNames = {"_bytes", "_ratio", "_ms"};
constexpr std::string_view kComponent = "component.";
constexpr std::string_view kDatabaseSize = "postgresql.size.";

const Unit *unitOf(const std::string &written)
{
    const auto found = std::ranges::find(kUnits, written, &Unit::written);
    return found == kUnits.end() ? nullptr : &*found;
}

std::string sanitised(std::string name)
{
    for (auto &c : name)
        if (!std::isalnum(static_cast<unsigned char>(c)))
            c = '_';
    return name;
}

// "disk", "disk_free_bytes" → "disk_free": neither the component nor the unit is said twice.
std::string nameOf(std::string_view component, std::string_view measured)
{
    if (measured.starts_with(component) && measured.size() > component.size() && measured[component.size()] == '_')
        measured.remove_prefix(component.size() + 1);
    for (const auto suffix : kWrittenIntoNames)
        if (measured.ends_with(suffix))
            measured.remove_suffix(suffix.size());
    return sanitised(std::string(component) + '_' + std::string(measured));
}

struct Named
{
    std::string metric; // without unit
    std::string about;
    Labels labels;
};

std::optional<Named> named(const std::string &figure)
{
    if (figure.starts_with(kDatabaseSize))
        return Named{"qcat_postgresql_size", "Size of a database", {{"database", figure.substr(kDatabaseSize.size())}}};
    if (figure.starts_with("postgresql.") || figure.starts_with("redis."))
        return Named{"qcat_" + sanitised(figure), "Of the server, as its diagnostics saw it: " + figure, {}};
    if (!figure.starts_with(kComponent))
        return std::nullopt;
    const auto dot = figure.find('.', kComponent.size());
    if (dot == std::string::npos)
        return std::nullopt;
    const auto component = figure.substr(kComponent.size(), dot - kComponent.size());
    const auto measured = figure.substr(dot + 1);
    return Named{"qcat_probe_" + nameOf(component, measured), "As the probe of " + component + " measured it: " + measured, {}};
}

} // namespace

void addFigureMetrics(const std::vector<domain::Measured> &figures, Families &families)
{
    std::map<std::string, FamilyBuilder> all;
    for (const auto &figure : figures) {
        const auto *unit = unitOf(figure.unit);
        const auto name = named(figure.name);
        if (!unit || !name)
            continue;
        const auto metric = name->metric + std::string(unit->suffix);
        auto [family, isNew] = all.try_emplace(metric, gauge(metric, name->about));
        if (isNew || !name->labels.empty()) // two instances of a probe: the first one, which was the worst
            family->second.add(figure.value * unit->factor, name->labels);
    }
    for (auto &[name, family] : all)
        family.into(families);
}

} // namespace qcat::telemetry
