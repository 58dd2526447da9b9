#pragma once

#include <qcat/domain/runbook_run.h>
#include <qcat/ui_widgets/appearance.h>

#include <QListWidget>

namespace qcat::ui
{

// The steps of a runbook as a rail: sign of its state, title, and what was found in small. Up and down choose one.
class StepsRail : public QListWidget
{
    Q_OBJECT

public:
    explicit StepsRail(Appearance &look, QWidget *parent = nullptr);

    struct Entry {
        QString title;
        QString detail;
        domain::StepState state = domain::StepState::Waiting;
        bool mutates = false;
        bool operator==(const Entry &) const = default;
    };
    void setEntries(const std::vector<Entry> &entries);

private:
    std::vector<Entry> m_entries;
};

} // namespace qcat::ui
