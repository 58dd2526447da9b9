#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/health.h>
#include <qcat/ui_widgets/appearance.h>

#include <QWidget>

#include <functional>
#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace qcat::ui
{

class PhraseEdit;

// What stands, and what to do next, the safest first; texts are in the operator's language already.
struct RescueView {
    struct Fact {
        QString name;
        QString text;
        domain::Health health = domain::Health::Ok;
        bool operator==(const Fact &) const = default;
    };
    struct Step {
        QString text;
        domain::Health weight = domain::Health::Ok;
        QString act;    // what the desk can do about it; empty: nothing
        QString phrase; // … when this was typed
        bool operator==(const Step &) const = default;
    };
    base::WallTime at;
    std::vector<Fact> facts;
    std::vector<Step> steps;
};

// Who looks and acts, on a thread of its own; answers come on that thread. Outlives the window and answers nobody after its end.
class RescueDesk
{
public:
    virtual ~RescueDesk() = default;
    virtual void look(bool chinese, std::function<void(RescueView)> done) = 0;
    // `done` gets why it failed; empty: done, and seen to work.
    virtual void carryOut(const QString &act, std::function<void(QString)> done) = 0;
};

// The desk for the hour in which there is no engine: facts with their signs, the next steps, and the one thing that rescue itself can do.
// Looks again by itself; closing it leaves everything as it is.
class RescueWindow : public QWidget
{
    Q_OBJECT

public:
    RescueWindow(Appearance &look, RescueDesk &desk, QWidget *parent = nullptr);

private:
    void ask();
    void present(const RescueView &view);
    void offer(const RescueView::Step &step);
    void carryOut();
    void addLine(QVBoxLayout *list, domain::Health health, const QString &text, const QString &name);
    QString plainText() const;

    Appearance &m_look;
    RescueDesk &m_desk;
    RescueView m_view;
    bool m_isActing = false;
    bool m_isAsking = false;
    QLabel *m_age;
    QVBoxLayout *m_facts;
    QVBoxLayout *m_steps;
    QWidget *m_offer;
    QLabel *m_typeThis;
    PhraseEdit *m_phrase;
    QPushButton *m_do;
    QLabel *m_said;
};

} // namespace qcat::ui
