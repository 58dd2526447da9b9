#pragma once

#include <qcat/base/error.h>
#include <qcat/base/time.h>
#include <qcat/domain/ids.h>

#include <cstdint>
#include <string>
#include <vector>

namespace qcat::domain
{

enum class Severity : std::uint8_t { P0, P1, P2, P3 };
enum class Health : std::uint8_t { Ok, Warn, Crit, Unknown }; // no data is Unknown, never Ok

// A text of a fault or runbook file in the two languages that ship. The ui picks.
struct LocalText
{
    std::string en;
    std::string zh;
    bool operator==(const LocalText &) const = default;
};

// A sentence of ours: code + arguments for the ui to translate, `text` (English) for the log and for codes the ui does not know.
struct Finding
{
    std::string code;
    std::string text;
    std::vector<base::Error::Arg> args = {};
    Health health = Health::Ok;
    bool operator==(const Finding &) const = default;
};

// A number measured by a probe, with its unit ("ms", "bytes", "1").
struct Measured
{
    std::string name;
    double value = 0;
    std::string unit;
    bool operator==(const Measured &) const = default;
};

struct ProbeResult
{
    ProbeId probe;
    ComponentId component;
    std::string instance; // "127.0.0.1:5432/qcat"
    Health health = Health::Unknown;
    Finding finding;
    std::vector<Measured> measured;
    base::WallTime wallTime;
    base::SteadyTime at;
    base::Duration took{};
    bool operator==(const ProbeResult &) const = default;
};

} // namespace qcat::domain
