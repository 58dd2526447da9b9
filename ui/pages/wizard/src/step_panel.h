#pragma once

#include <qcat/domain/runbook_run.h>
#include <qcat/ui_models/engine_model.h>
#include <qcat/ui_widgets/appearance.h>

#include <QScrollArea>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace qcat::ui
{

class PhraseEdit;
class PlanPanel;
class SignLabel;

// One step of a run: what it looks for, its state and finding, its raw output folded; of a mutating step also what it would
// do and the phrase that confirms it. It shows and asks; it commands nothing.
class StepPanel : public QScrollArea
{
    Q_OBJECT

public:
    StepPanel(const EngineModel &engine, Appearance &look, QWidget *parent = nullptr);

    void show(const domain::RunbookRun &run, std::size_t step);
    void showNothing();
    bool phraseMatches() const;
    // What was typed; forgotten here, so that no step is confirmed by an older word.
    QString takePhrase();
    void retranslate();

Q_SIGNALS:
    void phraseChanged();
    void confirmed(); // Enter in the phrase

private:
    QWidget *build();
    void showFinding(const domain::StepRun &step);
    void showUndo(const domain::RunbookRun &run, std::size_t step);
    void showPlan(const domain::RunbookRun &run, std::size_t step);
    void showConfirm(const domain::RunbookStep &step, bool mayConfirm);

    const EngineModel &m_engine;
    QLabel *m_position;
    QLabel *m_title;
    QLabel *m_looksFor;
    SignLabel *m_stateSign;
    QLabel *m_finding;
    QLabel *m_undo; // of a change that was made: how it is taken back
    PlanPanel *m_plan;
    QWidget *m_confirmBox;
    QLabel *m_confirmLabel;
    PhraseEdit *m_confirm;
    QToolButton *m_outputToggle;
    QPlainTextEdit *m_output;
};

} // namespace qcat::ui
