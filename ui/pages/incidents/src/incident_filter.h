#pragma once

#include <qcat/ui_widgets/page.h>

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace qcat::ui
{

// Which of the stored incidents: words, state, severity, component and when they were opened.
class IncidentFilter : public QWidget
{
    Q_OBJECT

public:
    explicit IncidentFilter(const PageContext &context, QWidget *parent = nullptr);

    // What it asks for; without order and bounds.
    const domain::IncidentQuery &query() const { return m_query; }
    bool isSet() const { return !(m_query == domain::IncidentQuery()); }
    void searchFor(const QString &text);
    void clear();
    void focusText();
    // The components that there are.
    void refresh();
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void read();

    PageContext m_context;
    domain::IncidentQuery m_query;
    QLineEdit *m_text;
    QComboBox *m_state;
    QComboBox *m_severity;
    QComboBox *m_component;
    QComboBox *m_opened;
};

} // namespace qcat::ui
