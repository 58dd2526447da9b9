#pragma once

#include "yaml_fields.h"

#include <qcat/catalog_yaml/catalog.h>

#include <optional>

namespace qcat::catalog_yaml
{

std::vector<ops::ComponentDefinition> readComponents(const YAML::Node &document, const Variables &variables,
                                                     Mistakes &mistakes);

// A name that a file uses: looked up once every file is read.
struct Use {
    std::string name;
    YAML::Mark at;
};
struct FaultSource {
    ops::FaultDefinition fault;
    std::string file;
    YAML::Mark at; // of its id
    Use component;
    Use runbook;
    std::vector<Use> probes;
    std::vector<Use> conditions;
};
FaultSource readFault(const YAML::Node &document, const LoadOptions &options, Mistakes &mistakes);

struct PendingFault {
    Use fault;
    domain::LocalText until;
};
std::vector<PendingFault> readPending(const YAML::Node &document, const Variables &variables, Mistakes &mistakes);

struct RunbookSource {
    domain::Runbook runbook;
    Use id;
    Use fault;
    Use component;
};
RunbookSource readRunbook(const YAML::Node &document, const Variables &variables, Mistakes &mistakes);
domain::RunbookParameter readParameter(const YAML::Node &node, const Variables &variables, Mistakes &mistakes);
domain::RunbookStep readStep(const YAML::Node &node, const Variables &variables, Mistakes &mistakes);
// What its steps say of each other: where they lead, what they compare, and that what is changed is proven on every way.
void checkWays(const domain::Runbook &runbook, const YAML::Node &steps, Mistakes &mistakes);

// What no single file can say: names that are used but defined nowhere, names that are defined twice, circles of
// components.
void crossCheck(const Catalog &catalog, const std::string &folder, std::vector<base::Error> &mistakes);

// The same of fault files, with places: a probe that does not exist, a condition that no probe of the fault finds, a
// fault that is called pending though its probes exist, and the other way round.
void checkFaults(const std::vector<FaultSource> &sources, const Catalog &catalog, const LoadOptions &options,
                 std::vector<base::Error> &mistakes);

// What a runbook of the user's names is there, and nobody else has its id.
void checkOwnRunbook(const RunbookSource &source, const Catalog &catalog, Mistakes &mistakes);

} // namespace qcat::catalog_yaml
