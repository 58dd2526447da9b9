#include <qcat/domain/opening_exposure.h>

#include <algorithm>

namespace qcat::domain
{

const TimelineEntry *exposureAtOpening(const Incident &incident)
{
    const auto &lines = incident.timeline;
    const auto opening = std::find_if(lines.rbegin(), lines.rend(), [](const auto &line) {
        return line.kind == TimelineKind::Opened || line.kind == TimelineKind::Reopened;
    });
    const auto noted = std::find_if(opening.base(), lines.end(), [](const auto &line) { return line.kind == TimelineKind::ExposureNoted; });
    return opening == lines.rend() || noted == lines.end() ? nullptr : &*noted;
}

} // namespace qcat::domain
