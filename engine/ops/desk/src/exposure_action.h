#pragma once

#include "exposure_words.h"
#include "findings.h"

#include <qcat/desk/codes.h>
#include <qcat/ops_ports/action.h>
#include <qcat/ops_ports/exposure_source.h>

namespace qcat::ops
{

// The action "exposure.read": what is at stake now, as a diagnosis step.
class ExposureAction : public Action
{
public:
    explicit ExposureAction(const ExposureSource &source) : m_source(source) {}

    std::string name() const override { return "exposure.read"; }
    domain::StepMode mode() const override { return domain::StepMode::Read; }
    void plan(const ActionRequest &, const base::CallLimits &, base::Done<ActionPlan> done) override
    {
        done(refusal(code::kStepNotMutating, "reading the exposure changes nothing and needs no plan"));
    }
    void run(const ActionRequest &, const base::CallLimits &, std::function<void(std::string)>,
             base::Done<ActionOutcome> done) override
    {
        const auto exposure = m_source.exposure();
        done(ActionOutcome{exposureFinding(code::kExposureRead, exposure), legsText(exposure)});
    }

private:
    const ExposureSource &m_source;
};

} // namespace qcat::ops
