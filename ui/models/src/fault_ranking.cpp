#include <qcat/ui_models/fault_ranking.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/incident_view.h>
#include <qcat/ui_models/table_cells.h>
#include <qcat/ui_models/words.h>

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace qcat::ui
{

namespace
{

struct RankingWords {
    Q_DECLARE_TR_FUNCTIONS(RankingWords)
};

QString evidenceText(FaultEvidence evidence)
{
    switch (evidence) {
    case FaultEvidence::Open:
        return RankingWords::tr("it is open");
    case FaultEvidence::Suspected:
        return RankingWords::tr("suspected");
    case FaultEvidence::Sign:
        return RankingWords::tr("its sign is seen");
    case FaultEvidence::Critical:
        return RankingWords::tr("its part is broken");
    case FaultEvidence::Warned:
        return RankingWords::tr("its part is in trouble");
    case FaultEvidence::NoAnswer:
        return RankingWords::tr("its part is unknown");
    case FaultEvidence::BesideIt:
        return RankingWords::tr("what it stands on is broken");
    case FaultEvidence::None:
        return RankingWords::tr("nothing seen");
    }
    return {};
}

TableCell evidenceCell(FaultEvidence evidence)
{
    const auto tone = evidence >= FaultEvidence::Critical ? Tone::Strong : evidence == FaultEvidence::None ? Tone::Muted : Tone::Normal;
    return {.text = evidenceText(evidence), .sort = -int(evidence), .tone = tone};
}

QString symptomsText(const FaultFacts &fault)
{
    QStringList all;
    for (const auto &symptom : fault.symptoms)
        all << localText(symptom);
    return all.join(QStringLiteral("; "));
}

QString seenText(const api::ComponentView &component)
{
    return localText(component.title) + QStringLiteral(": ") + findingText(component.finding);
}

void weighIncidents(RankedFault &ranked, const api::OpsSnapshot &ops)
{
    for (const auto &incident : ops.incidents) {
        if (incident.fault.value != ranked.fault.id || !incident.isShown())
            continue;
        const auto evidence = incident.isOpen() ? FaultEvidence::Open : FaultEvidence::Suspected;
        if (evidence < ranked.evidence || (evidence == ranked.evidence && incident.severity >= ranked.severity))
            continue;
        ranked.evidence = evidence;
        ranked.severity = incident.severity;
        ranked.incident = incident.isOpen() ? incident.id : domain::IncidentId();
        ranked.why = incident.symptoms.empty() ? placeText(incident, ops) : findingText(incident.symptoms.front());
    }
}

FaultEvidence evidenceOf(const FaultFacts &fault, const api::ComponentView &component)
{
    const auto &conditions = fault.conditions;
    const bool isBad = component.health != domain::Health::Ok;
    if (isBad && std::ranges::find(conditions, component.finding.code) != conditions.end())
        return FaultEvidence::Sign;
    switch (component.health) {
    case domain::Health::Crit:
        return conditions.empty() ? FaultEvidence::Sign : FaultEvidence::Critical;
    case domain::Health::Warn:
        return FaultEvidence::Warned;
    case domain::Health::Unknown:
        return FaultEvidence::NoAnswer;
    case domain::Health::Ok:
        break;
    }
    return FaultEvidence::None;
}

void weighComponent(RankedFault &ranked, const api::OpsSnapshot &ops)
{
    const auto *component = findComponent(ops, ranked.fault.component);
    if (!component)
        return;
    const auto weigh = [&](FaultEvidence evidence, const api::ComponentView &seen) {
        if (evidence <= ranked.evidence)
            return;
        ranked.evidence = evidence;
        ranked.why = seenText(seen);
    };
    weigh(evidenceOf(ranked.fault, *component), *component);
    for (const auto &id : component->dependsOn)
        if (const auto *below = findComponent(ops, id); below && below->health == domain::Health::Crit)
            weigh(FaultEvidence::BesideIt, *below);
}

} // namespace

std::vector<RankedFault> rankFaults(const std::vector<FaultFacts> &faults, const api::OpsSnapshot &ops)
{
    std::vector<RankedFault> all;
    for (const auto &fault : faults) {
        RankedFault ranked;
        ranked.fault = fault;
        ranked.severity = fault.severity;
        weighIncidents(ranked, ops);
        weighComponent(ranked, ops);
        if (const auto *runbook = findRunbook(ops, fault.runbook))
            ranked.runbookTitle = localText(runbook->title);
        all.push_back(std::move(ranked));
    }
    std::ranges::sort(all, [](const RankedFault &a, const RankedFault &b) {
        if (a.evidence != b.evidence)
            return a.evidence > b.evidence;
        return a.severity != b.severity ? a.severity < b.severity : a.fault.id < b.fault.id;
    });
    return all;
}

std::unique_ptr<FaultRankingModel> makeFaultRankingModel()
{
    using R = RankedFault;
    FaultRankingModel::Columns columns = {
        {"evidence", QT_TRANSLATE_NOOP("Table", "Evidence"), Qt::AlignLeft, [](const R &r) { return evidenceCell(r.evidence); }},
        {"severity", QT_TRANSLATE_NOOP("Table", "Severity"), Qt::AlignLeft,
         [](const R &r) { return TableCell{.text = QStringLiteral("P%1").arg(int(r.severity)), .sort = int(r.severity)}; }},
        {"fault", QT_TRANSLATE_NOOP("Table", "Fault"), Qt::AlignLeft, [](const R &r) { return textCell(localText(r.fault.title)); }},
        {"why", QT_TRANSLATE_NOOP("Table", "What is seen"), Qt::AlignLeft, [](const R &r) { return r.why.isEmpty() ? noneCell() : textCell(r.why); }},
        {"symptoms", QT_TRANSLATE_NOOP("Table", "What you may notice"), Qt::AlignLeft, [](const R &r) { return textCell(symptomsText(r.fault)); }},
        {"runbook", QT_TRANSLATE_NOOP("Table", "Runbook"), Qt::AlignLeft, [](const R &r) { return r.runbookTitle.isEmpty() ? noneCell() : textCell(r.runbookTitle); }},
    };
    return std::make_unique<FaultRankingModel>(std::move(columns), RankedFaultKey{});
}

} // namespace qcat::ui
