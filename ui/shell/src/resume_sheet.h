#pragma once

#include <qcat/ui_models/engine_model.h>
#include <qcat/ui_widgets/appearance.h>
#include <qcat/ui_widgets/sheet.h>

#include <vector>

class QPushButton;

namespace qcat::ui
{

class PhraseEdit;
class SignLabel;

// The way back to trading: every precondition with its sign, then the typed phrase. The button works only while no
// check forbids it.
class ResumeSheet : public Sheet
{
    Q_OBJECT

public:
    ResumeSheet(EngineModel &engine, Appearance &look, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed(const QString &phrase);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();

    EngineModel &m_engine;
    Appearance &m_look;
    QVBoxLayout *m_checkPlace;
    std::vector<SignLabel *> m_checks;
    PhraseEdit *m_phrase;
    QPushButton *m_run;
};

} // namespace qcat::ui
