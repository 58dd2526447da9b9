#pragma once

#include <qcat/base/error.h>
#include <qcat/domain/runbook.h>
#include <qcat/ops_ports/fault.h>
#include <qcat/ops_ports/probe_kinds.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace qcat::catalog_yaml
{

// What the incident desk knows: components and what they stand on, kinds of faults, runbooks.
struct Catalog {
    std::vector<ops::ComponentDefinition> components;
    std::vector<ops::FaultDefinition> faults;
    std::vector<domain::Runbook> runbooks;
};

struct LoadOptions {
    // Replace {name} in texts that people read and type (titles, effects, confirm phrases), never in what an action is
    // given.
    std::map<std::string, std::string> variables;
    // `open_after` of a fault as the configuration says it.
    std::map<std::string, base::Duration> openAfter;
    // Folder with the user's own fault files, beside those below the catalog's; empty: none.
    std::string ownFaults = {};
    // Every probe that there is; empty: whether a fault's probes exist is not looked at.
    std::vector<ops::ProbeKind> probes = {};
    // Folder with the user's own runbooks; empty: none.
    std::string ownRunbooks = {};
};

// Everything that could be read, and every mistake: code "catalog.invalid", message "file:line:column: what is wrong,
// what is right". A catalog with mistakes is not to be used.
struct Loaded {
    Catalog catalog;
    std::vector<base::Error> mistakes;
    std::vector<base::Error> refused; // the same of the user's own runbooks: those files are left out, the others hold
    bool isGood() const { return mistakes.empty(); }
};

// Reads components.yaml, faults/*.yaml, runbooks/*.yaml and, where it is there, pending_faults.yaml (faults that nothing
// can see yet, by name) below `folder` (a folder of the file system, or ":/…" of the program's resources).
Loaded loadCatalog(const std::string &folder, const LoadOptions &options);

// One runbook of the user's, against the catalog that it would join: either it is there or there are mistakes.
struct OwnRunbook {
    std::optional<domain::Runbook> runbook;
    std::vector<base::Error> mistakes;
};
OwnRunbook readOwnRunbook(const std::string &file, const LoadOptions &options, const Catalog &catalog);

} // namespace qcat::catalog_yaml
