#pragma once

#include <qcat/ui_models/engine_model.h>
#include <qcat/ui_widgets/sheet.h>

namespace qcat::ui
{

// Asked when the window is closed while something is at stake. Follows the engine while it is open: what may be done is
// decided by the newest snapshot, not by the one of the question. The engine's model outlives it.
class CloseSheet : public Sheet
{
    Q_OBJECT

public:
    CloseSheet(EngineModel &engine, bool trayIsThere, QWidget *parent = nullptr);

Q_SIGNALS:
    void keepInTray();
    void flatten();
    void leave();

private:
    void refresh();

    EngineModel &m_engine;
    QLabel *m_atStake;
    QLabel *m_withoutStop;
    QLabel *m_unknown;
    QPushButton *m_flatten = nullptr;
    QPushButton *m_leave = nullptr;
};

} // namespace qcat::ui
