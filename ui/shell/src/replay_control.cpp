#include "replay_control.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace qcat::ui
{

ReplayControl::ReplayControl(EngineModel &engine, QWidget *parent) : QWidget(parent), m_engine(engine)
{
    setObjectName(QStringLiteral("replay_control"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_pause = addButton("replay_pause");
    connect(m_pause, &QPushButton::clicked, this, [this] { choose(m_engine.trading().replaySpeed, !m_engine.trading().replayPaused); });
    m_paces = {{1, addButton("replay_1x")}, {10, addButton("replay_10x")}, {0, addButton("replay_max")}};
    for (const auto &pace : m_paces)
        connect(pace.button, &QPushButton::clicked, this, [this, speed = pace.speed] { choose(speed, false); });
    connect(&engine, &EngineModel::snapshotChanged, this, &ReplayControl::refresh);
    retranslate();
    refresh();
}

QPushButton *ReplayControl::addButton(const char *name)
{
    auto *button = new QPushButton(this);
    button->setObjectName(QLatin1String(name));
    button->setProperty("role", QStringLiteral("link"));
    button->setCheckable(true);
    button->setFlat(true);
    layout()->addWidget(button);
    return button;
}

void ReplayControl::choose(double speed, bool paused)
{
    m_engine.submit(api::SetReplaySpeed{speed, paused});
    refresh(); // takes the click back until the engine says so
}

void ReplayControl::refresh()
{
    const auto &trading = m_engine.trading();
    setVisible(trading.replay);
    m_pause->setChecked(trading.replayPaused);
    for (const auto &pace : m_paces)
        pace.button->setChecked(!trading.replayPaused && pace.speed == trading.replaySpeed);
}

void ReplayControl::retranslate()
{
    setAccessibleName(tr("Speed of the replay"));
    m_pause->setText(tr("Pause", "a replay"));
    m_paces[0].button->setText(tr("1×", "speed of a replay"));
    m_paces[1].button->setText(tr("10×", "speed of a replay"));
    m_paces[2].button->setText(tr("max", "speed of a replay: as fast as it goes"));
    m_paces[2].button->setToolTip(tr("As fast as it goes"));
}

void ReplayControl::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace qcat::ui
