#include "matching.h"

#include <iterator>
#include <utility>

// What a drill or a test breaks.
namespace qcat::venue_paper
{

using domain::ReportKind;

void PaperVenue::Matching::setFault(PaperFault fault)
{
    if (fault != PaperFault::LosesAnswers) {
        m_reports.insert(m_reports.begin(), std::make_move_iterator(m_lost.begin()), std::make_move_iterator(m_lost.end()));
        m_lost.clear();
    }
    m_fault = fault;
}

namespace
{

// What somebody waits for; fills and what expires come unasked.
bool isAnswer(ReportKind kind)
{
    return kind == ReportKind::Accepted || kind == ReportKind::Rejected || kind == ReportKind::Cancelled || kind == ReportKind::CancelRejected;
}

} // namespace

// Whoever waits for an answer and gets none knows that much.
void PaperVenue::Matching::loseReports()
{
    for (auto &report : std::exchange(m_reports, {})) {
        if (isAnswer(report.kind)) {
            auto &unknown = m_reports.emplace_back(report);
            unknown.kind = ReportKind::Unknown;
            unknown.venueId = {};
            unknown.reasonCode = "venue.no_answer";
            unknown.reason = "the venue did not answer";
        }
        m_lost.push_back(std::move(report));
    }
}

} // namespace qcat::venue_paper
