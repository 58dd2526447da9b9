#pragma once

#include <qcat/domain/runbook_run.h>

#include <QString>

#include <optional>
#include <string>

namespace qcat::ui
{

// A runbook with the inputs that a page has chosen, as it travels to the wizard: the subject of Page::openRequested().
struct RunbookRequest {
    std::string runbook;
    domain::RunbookInputs inputs; // those that are known; the wizard asks for the others

    QString subject() const;
    // Empty for a subject that is something else, such as an incident id.
    static std::optional<RunbookRequest> fromSubject(const QString &subject);
    bool operator==(const RunbookRequest &) const = default;
};

} // namespace qcat::ui
