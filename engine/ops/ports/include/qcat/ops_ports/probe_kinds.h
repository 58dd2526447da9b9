#pragma once

#include <string>
#include <vector>

namespace qcat::ops
{

// A kind of probe: what it looks at and every code that its findings bear. A fault names probes and codes; one that no
// probe could ever see is refused when it is loaded.
struct ProbeKind {
    std::string name;
    std::string component;
    std::vector<std::string> codes;
    // The key of the configuration that has it watched; empty: always.
    std::string setting = {};
};

} // namespace qcat::ops
