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

// One line of the fault manual, and what became of it.
struct ManualLine {
    int line = 0; // of the manual
    std::string command;
    ManualOutcome outcome = ManualOutcome::Pending;
    std::string runbook; // of Step and Replaced
    std::string step;
    domain::LocalText why;
};

struct LoadedManual {
    std::vector<ManualLine> lines; // in the order of the manual
    std::vector<base::Error> mistakes; // message: file:line:column: what
};

// Reads `folder`/manual/coverage.yaml; a step that `catalog` does not have is a mistake.
LoadedManual loadManual(const std::string &folder, const Catalog &catalog);

} // namespace qcat::catalog_yaml
