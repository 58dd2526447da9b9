#include "tray_line.h"

#include "replay_control.h"

#include <qcat/ui_models/event_line.h>
#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace qcat::ui
{

namespace
{

constexpr qsizetype kKeptLines = 20;

QPushButton *languageButton(const QString &text, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setProperty("role", QStringLiteral("link"));
    button->setCheckable(true);
    button->setFlat(true);
    return button;
}

} // namespace

TrayLine::TrayLine(EngineModel &engine, Preferences &preferences, QWidget *parent)
    : QFrame(parent), m_engine(engine), m_preferences(preferences), m_event(new QLabel(this)), m_jobs(new QLabel(this)),
      m_clock(new QLabel(this)),
      // the name of a language is written in that language
      m_english(languageButton(QStringLiteral("EN"), QStringLiteral("tray_english"), this)),
      m_chinese(languageButton(QStringLiteral("中文"), QStringLiteral("tray_chinese"), this))
{
    setObjectName(QStringLiteral("trayLine"));
    setProperty("role", QStringLiteral("tray"));
    m_event->setObjectName(QStringLiteral("tray_event"));
    m_event->setTextFormat(Qt::PlainText);
    m_event->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_jobs->setObjectName(QStringLiteral("tray_jobs"));
    m_clock->setObjectName(QStringLiteral("tray_clock"));
    for (QLabel *label : {m_event, m_jobs, m_clock})
        label->setProperty("role", QStringLiteral("detail"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 0, 12, 0);
    layout->setSpacing(16);
    layout->addWidget(m_event, 1);
    layout->addWidget(m_jobs);
    layout->addWidget(new ReplayControl(engine, this));
    layout->addWidget(m_clock);
    auto *languages = new QHBoxLayout;
    languages->setSpacing(0);
    languages->addWidget(m_english);
    languages->addWidget(m_chinese);
    layout->addLayout(languages);

    connect(m_english, &QPushButton::clicked, &preferences,
            [&preferences] { preferences.setLanguage(QStringLiteral("en")); });
    connect(m_chinese, &QPushButton::clicked, &preferences,
            [&preferences] { preferences.setLanguage(QStringLiteral("zh_CN")); });
    connect(&engine, &EngineModel::eventArrived, this, &TrayLine::take);
    connect(&engine, &EngineModel::ticked, this, &TrayLine::refresh);
    refresh();
}

void TrayLine::say(const QString &text)
{
    append(m_engine.wallNow(), text);
}

void TrayLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QFrame::changeEvent(event);
}

void TrayLine::take(const api::Event &event)
{
    if (const auto line = eventLine(event))
        append(event.time, *line);
}

void TrayLine::append(base::WallTime time, const QString &text)
{
    m_lines.prepend(timeText(time) + QStringLiteral("  ") + text);
    while (m_lines.size() > kKeptLines)
        m_lines.removeLast();
    m_event->setText(m_lines.front());
    m_event->setToolTip(m_lines.join(QLatin1Char('\n')));
}

void TrayLine::refresh()
{
    QStringList jobs;
    for (const auto &run : m_engine.ops().runs)
        for (const auto &step : run.steps)
            if (step.state == domain::StepState::Running)
                jobs << tr("runbook step %1 runs for %2")
                            .arg(QString::fromStdString(step.name), durationText(m_engine.wallNow() - step.startedAt));
    if (const auto pending = m_engine.ops().spool.pendingRecords; pending > 0)
        jobs << tr("%1 records wait for the database (%2)")
                    .arg(countText(pending), percentText(m_engine.ops().spool.usedRatio()));
    if (const auto &t = m_engine.trading(); t.replay)
        jobs << (t.replayPaused ? tr("replay paused at %1").arg(percentText(t.replayProgress))
                                : tr("replay %1").arg(percentText(t.replayProgress)));
    m_jobs->setText(jobs.join(QStringLiteral(" · ")));

    const base::WallTime now = m_engine.wallNow();
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(now.ms());
    QString clock = at.toUTC().toString(QStringLiteral("HH:mm:ss 'UTC'"));
    if (at.offsetFromUtc() != 0)
        clock.prepend(at.toString(QStringLiteral("HH:mm:ss ")) + zoneText(now) + QStringLiteral(" · "));
    m_clock->setText(clock);
    m_english->setChecked(m_preferences.language() == QLatin1String("en"));
    m_chinese->setChecked(m_preferences.language() == QLatin1String("zh_CN"));
}

} // namespace qcat::ui
