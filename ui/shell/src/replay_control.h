#pragma once

#include <qcat/ui_models/engine_model.h>

#include <QWidget>

#include <vector>

class QPushButton;

namespace qcat::ui
{

// How fast a recording is played: pause, its own pace, ten times that, as fast as it goes. There only while one is played. What is pressed in
// is what the engine says, never what was clicked.
class ReplayControl : public QWidget
{
    Q_OBJECT

public:
    explicit ReplayControl(EngineModel &engine, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Pace {
        double speed;
        QPushButton *button;
    };

    QPushButton *addButton(const char *name);
    void choose(double speed, bool paused);
    void refresh();
    void retranslate();

    EngineModel &m_engine;
    QPushButton *m_pause;
    std::vector<Pace> m_paces;
};

} // namespace qcat::ui
