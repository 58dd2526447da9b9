#pragma once

#include <qcat/catalog_yaml/catalog.h>

#include <string>
#include <vector>

namespace qcat::catalog_yaml
{

enum class ManualOutcome {
    Step,     // it is this step
    Replaced, // by this step, because as written it is dangerous or proves nothing
    Refused,  // nothing does it
    Pending,  // waits for a later part of the product
};

// What comes of a command that is typed as the manual prints it, on a server where the package is installed.
enum class TypedOutcome {
    Runs,    // it works
    Bounded, // it works and never ends, or asks for keys
    Refused, // not to be typed: `instead` is
    Advice,  // no command
};

struct TypedCommand {
    TypedOutcome outcome = TypedOutcome::Advice;
    std::vector<int> exits = {0}; // that are good
    std::string says;             // part of what it prints; empty: it need not print anything
    std::string instead;          // of Refused
};

// One line of the fault manual, and what became of it.
struct ManualLine {
    int line = 0; // of the manual
    std::string command;
    ManualOutcome outcome = ManualOutcome::Pending;
    std::string runbook; // of Step and Replaced
    std::string step;
    domain::LocalText why;
    TypedCommand typed;
};

struct LoadedManual {
    std::vector<ManualLine> lines; // in the order of the manual
    std::vector<base::Error> mistakes; // message: file:line:column: what
};

// Reads `folder`/manual/coverage.yaml and commands.yaml; a step that `catalog` does not have is a mistake, and a line that only one of the
// two files has.
LoadedManual loadManual(const std::string &folder, const Catalog &catalog);

} // namespace qcat::catalog_yaml
