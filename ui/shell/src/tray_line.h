#pragma once

#include <qcat/ui_models/engine_model.h>
#include <qcat/ui_widgets/preferences.h>

#include <QFrame>
#include <QStringList>

class QLabel;
class QPushButton;

namespace qcat::ui
{

// The line at the bottom: newest event (older ones in its tooltip), what runs in the background, both clocks, the
// language.
class TrayLine : public QFrame
{
    Q_OBJECT

public:
    TrayLine(EngineModel &engine, Preferences &preferences, QWidget *parent = nullptr);

    // A line of the window's own: an export that was written, a command that was answered.
    void say(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void take(const api::Event &event);
    void append(base::WallTime time, const QString &text);
    void refresh();

    EngineModel &m_engine;
    Preferences &m_preferences;
    QLabel *m_event;
    QLabel *m_jobs;
    QLabel *m_clock;
    QPushButton *m_english;
    QPushButton *m_chinese;
    QStringList m_lines; // newest first
};

} // namespace qcat::ui
