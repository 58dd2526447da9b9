#pragma once

#include <qcat/ui_models/close_decision.h>
#include <qcat/ui_widgets/sheet.h>

namespace qcat::ui
{

// Asked when the window is closed while something is at stake.
class CloseSheet : public Sheet
{
    Q_OBJECT

public:
    CloseSheet(const CloseDecision &decision, bool trayIsThere, QWidget *parent = nullptr);

Q_SIGNALS:
    void keepInTray();
    void flatten();
    void leave();
};

} // namespace qcat::ui
