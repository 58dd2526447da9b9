#pragma once

#include <qcat/ui_models/section_state.h>
#include <qcat/ui_widgets/appearance.h>
#include <qcat/ui_widgets/facts_label.h>

#include <QFrame>

namespace qcat::ui
{

// Figures of one part of a server under a title, with their age beside it and, where they cannot be seen or read, why below it (a GRANT can
// be copied from there). Figures of the past are dimmed, never taken away.
class FactsPanel : public QFrame
{
    Q_OBJECT

public:
    FactsPanel(const QString &name, const Appearance &look, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setFacts(std::vector<FactsLabel::Fact> facts, const SectionState &state);

private:
    const Appearance &m_look;
    QLabel *m_title;
    QLabel *m_age;
    QLabel *m_why;
    FactsLabel *m_facts;
};

} // namespace qcat::ui
