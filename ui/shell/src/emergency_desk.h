#pragma once

#include <qcat/ui_models/engine_model.h>
#include <qcat/ui_widgets/appearance.h>

#include <QObject>

namespace qcat::ui
{

class Sheet;

// The road of the four emergency commands: question (where there is one) → command → answer with what was verified at
// the venue. Makes the sheets; the window shows them.
class EmergencyDesk : public QObject
{
    Q_OBJECT

public:
    EmergencyDesk(EngineModel &engine, Appearance &look, QObject *parent = nullptr);

    void halt();
    void sayHowToHalt();
    void askCancelEntries();
    void askFlatten();
    void askResume();

Q_SIGNALS:
    // A sheet to show in place of the one before; the window owns it.
    void sheetReady(qcat::ui::Sheet *sheet);
    void answered(const QString &line);
    // Verified flat at the venue.
    void flattened();

private:
    void send(api::CommandBody body, const QString &what, std::function<void()> done = {});
    void showResult(const QString &title, const QString &text, bool good);
    Sheet *question(const QString &title, const QString &name);

    EngineModel &m_engine;
    Appearance &m_look;
};

} // namespace qcat::ui
