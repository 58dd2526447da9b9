#include <qcat/ui_models/desktop_call.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/incident_view.h>
#include <qcat/ui_models/words.h>

#include <QStringList>

#include <algorithm>

namespace qcat::ui
{

namespace
{

using domain::TimelineKind;

bool mayBeCalledFor(const domain::Incident &incident)
{
    const bool isReal = incident.origin != domain::IncidentOrigin::Test && incident.origin != domain::IncidentOrigin::Drill;
    return isReal && incident.severity <= domain::Severity::P1 && !incident.flags.isQuiet() && incident.state == domain::IncidentState::Open;
}

// Place in the timeline of what there is to be told; symptoms and the exposure are written behind it. -1: nothing.
int placeOfNews(const std::vector<domain::TimelineEntry> &timeline)
{
    constexpr TimelineKind news[] = {TimelineKind::Opened, TimelineKind::Reopened, TimelineKind::SeverityChanged, TimelineKind::AcknowledgementLapsed};
    for (int place = int(timeline.size()) - 1; place >= 0; --place) {
        const auto kind = timeline[std::size_t(place)].kind;
        if (std::ranges::find(news, kind) != std::end(news))
            return place;
        if (kind != TimelineKind::SymptomAdded && kind != TimelineKind::ExposureNoted)
            return -1;
    }
    return -1;
}

} // namespace

std::optional<DesktopCall> desktopCallOf(const api::Event &event, const api::OpsSnapshot &ops)
{
    const auto *changed = std::get_if<api::IncidentChanged>(&event.body);
    if (!changed || !mayBeCalledFor(changed->incident))
        return std::nullopt;
    const auto &incident = changed->incident;
    const int news = placeOfNews(incident.timeline);
    if (news < 0)
        return std::nullopt;
    DesktopCall call;
    call.key = QStringLiteral("%1/%2").arg(QString::fromStdString(incident.id.value)).arg(news);
    call.title = QStringLiteral("P%1 %2 · %3").arg(int(incident.severity)).arg(word(incident.severity), localText(incident.title));
    call.text = QStringList{placeText(incident, ops), exposureText(incident.exposureAtStart), QString::fromStdString(incident.id.value)}.join(QLatin1Char('\n'));
    call.isCritical = incident.severity == domain::Severity::P0;
    return call;
}

} // namespace qcat::ui
