#include <qcat/ui_models/section_state.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>

#include <QCoreApplication>

namespace qcat::ui
{

namespace
{

struct Section {
    Q_DECLARE_TR_FUNCTIONS(Section)
};

} // namespace

SectionState sectionState(domain::Visibility visibility, const domain::Finding &why, const std::optional<base::SteadyTime> &at,
                          base::Duration interval, const EngineModel &engine)
{
    const base::Duration age = at ? engine.ageOf(*at) : base::Duration::zero();
    const bool isOld = at && interval > base::Duration::zero() && age > 2 * interval;
    SectionState state;
    state.hasData = at.has_value();
    switch (visibility) {
    case domain::Visibility::NotAskedYet:
        state.text = Section::tr("not asked yet");
        break;
    case domain::Visibility::Shown:
        state.isStale = isOld;
        state.text = isOld ? Section::tr("stale: %1 old").arg(ageText(age)) : Section::tr("%1 old").arg(ageText(age));
        break;
    case domain::Visibility::Partial:
        state.isBad = true;
        state.isStale = isOld;
        state.text = Section::tr("%1 · %2 old").arg(findingText(why), ageText(age));
        break;
    case domain::Visibility::Unsupported:
    case domain::Visibility::Hidden:
        state.isBad = true;
        state.text = findingText(why);
        break;
    case domain::Visibility::Failed:
        state.isBad = true;
        state.isStale = state.hasData;
        state.text = state.hasData ? Section::tr("%1 · these figures are %2 old").arg(findingText(why), ageText(age)) : findingText(why);
        break;
    }
    return state;
}

} // namespace qcat::ui
