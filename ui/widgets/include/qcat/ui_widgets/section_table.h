#pragma once

#include <qcat/ui_models/section_state.h>
#include <qcat/ui_widgets/data_table.h>

#include <QLabel>

namespace qcat::ui
{

// A table of one part of a diagnostics page under a line that says what it is, how old it is, or why it cannot be seen. Figures of the past
// are dimmed, never taken away. The model is the caller's and must outlive it.
class SectionTable : public QWidget
{
    Q_OBJECT

public:
    SectionTable(TableModel &model, const QString &name, const PageContext &context, QWidget *parent = nullptr);

    DataTable *table() const { return m_table; }
    void setTitle(const QString &title);
    // Another table of the same section tells its state.
    void leaveOutState() { m_state->hide(); }
    // What is shown when there is no row though the server was asked.
    void setNothingText(const QString &text);
    void setState(const SectionState &state, qint64 total);

private:
    const Appearance &m_look;
    QLabel *m_title;
    QLabel *m_state;
    DataTable *m_table;
    QString m_nothing;
};

} // namespace qcat::ui
