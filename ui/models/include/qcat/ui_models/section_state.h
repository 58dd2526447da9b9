#pragma once

#include <qcat/domain/visibility.h>
#include <qcat/ui_models/engine_model.h>

#include <QString>

namespace qcat::ui
{

// What the operator must know of a part of a diagnostics page before reading its figures: how old they are, that they may not be seen
// (and the GRANT that would show them), that they could not be read.
struct SectionState
{
    QString text;
    bool isStale = false; // figures are there but belong to the past
    bool isBad = false;   // hidden or failed
    bool hasData = false;
    bool operator==(const SectionState &) const = default;
};

SectionState sectionState(domain::Visibility visibility, const domain::Finding &why, const std::optional<base::SteadyTime> &at,
                          base::Duration interval, const EngineModel &engine);

template <typename T>
SectionState sectionState(const domain::Section<T> &section, base::Duration interval, const EngineModel &engine)
{
    return sectionState(section.visibility, section.why, section.at, interval, engine);
}

} // namespace qcat::ui
