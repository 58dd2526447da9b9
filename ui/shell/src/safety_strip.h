#pragma once

#include <qcat/ui_models/safety_status.h>
#include <qcat/ui_widgets/appearance.h>

#include <QFrame>

class QGridLayout;
class QLabel;
class QPushButton;

namespace qcat::ui
{

class HoldButton;
class SignLabel;

// The strip over every page: is trading safe, in words, and the emergency buttons. Says what is wanted by signals;
// EmergencyDesk acts.
class SafetyStrip : public QFrame
{
    Q_OBJECT

public:
    SafetyStrip(EngineModel &engine, Appearance &look, QWidget *parent = nullptr);

    HoldButton *haltButton() const { return m_halt; }
    void refresh();

Q_SIGNALS:
    void haltHeld();
    void haltReleasedEarly();
    void cancelEntriesWanted();
    void flattenWanted();
    void resumeWanted();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Figure {
        QLabel *caption;
        QLabel *value;
    };

    Figure addFigure(const QString &name);
    void buildButtons();
    void retranslate();
    void fit();
    void showFigures(const SafetyStatus &status);
    void showChips(const SafetyStatus &status);
    void paintMode(bool live);

    EngineModel &m_engine;
    Appearance &m_look;
    QLabel *m_mode;
    Figure m_place, m_state, m_equity, m_day, m_gross, m_orders;
    QGridLayout *m_chipPlace;
    std::vector<SignLabel *> m_chips;
    QLabel *m_stale;
    HoldButton *m_halt;
    QPushButton *m_cancelEntries;
    QPushButton *m_flatten;
    QPushButton *m_resume;
};

} // namespace qcat::ui
