#pragma once

#include <qcat/domain/runbook_run.h>
#include <qcat/ui_widgets/appearance.h>

#include <QFrame>

class QLabel;

namespace qcat::ui
{

class FactsLabel;

// What a mutating step would do: action, target, preconditions with their signs, duration, undo, and what happens to
// open orders and positions. Nothing is hidden; what is not worked out yet says so.
class PlanPanel : public QFrame
{
    Q_OBJECT

public:
    explicit PlanPanel(Appearance &look, QWidget *parent = nullptr);

    // `plan` null: not worked out. `age` in words, of the plan.
    void show(const domain::RunbookStep &step, const domain::StepPlan *plan, const QString &age);

private:
    Appearance &m_look;
    QLabel *m_title;
    FactsLabel *m_facts;
};

} // namespace qcat::ui
