#pragma once

#include <qcat/api/snapshot.h>
#include <qcat/ui_models/snapshot_table_model.h>

#include <memory>
#include <string>
#include <vector>

namespace qcat::ui
{

// What a fault's file says that helps to tell which one it is.
struct FaultFacts {
    std::string id;
    domain::LocalText title;
    domain::LocalText meaning;
    domain::ComponentId component;
    domain::Severity severity = domain::Severity::P3;
    std::vector<std::string> conditions; // codes of findings that are its sign; empty: any that is critical
    std::vector<domain::LocalText> symptoms;
    std::string runbook;
    bool operator==(const FaultFacts &) const = default;
};

// How much speaks for a fault, the strongest last: by what the desk has decided, then by what its probes see now.
enum class FaultEvidence { None, BesideIt, NoAnswer, Warned, Critical, Sign, Suspected, Open };

struct RankedFault {
    FaultFacts fault;
    FaultEvidence evidence = FaultEvidence::None;
    domain::Severity severity = domain::Severity::P3; // of the incident where there is one
    QString why;                                      // what was seen, in a sentence
    QString runbookTitle;
    domain::IncidentId incident; // whose runbook goes on; empty: it would be begun
    bool operator==(const RankedFault &) const = default;
};

// Every fault once, the likeliest first; those of one evidence by severity, then by id.
std::vector<RankedFault> rankFaults(const std::vector<FaultFacts> &faults, const api::OpsSnapshot &ops);

struct RankedFaultKey {
    std::string operator()(const RankedFault &row) const { return row.fault.id; }
};
using FaultRankingModel = SnapshotTableModel<RankedFault, RankedFaultKey>;
std::unique_ptr<FaultRankingModel> makeFaultRankingModel();

} // namespace qcat::ui
