#pragma once

#include "../options.h"

#include <qcat/base/loop_thread.h>
#include <qcat/ui_shell/rescue_window.h>

namespace qcat::app::rescue
{

// What the rescue window asks: looks and acts on a thread of its own, for both take seconds.
class Rescuer : public ui::RescueDesk
{
public:
    explicit Rescuer(RunOptions options);
    ~Rescuer() override;

    void look(bool chinese, std::function<void(ui::RescueView)> done) override;
    void carryOut(const QString &act, std::function<void(QString)> done) override;

private:
    const RunOptions m_options;
    base::LoopThread m_thread;
};

} // namespace qcat::app::rescue
