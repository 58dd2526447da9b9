#pragma once

#include <qcat/ui_models/log_document.h>
#include <qcat/ui_models/log_words.h>

#include <QWidget>

class QHBoxLayout;
class QPushButton;
class QPlainTextEdit;

namespace qcat::ui
{

// The current line whole, to be read and copied, and what follows one thing through the logs: a click shows its whole life.
class LinePanel : public QWidget
{
    Q_OBJECT

public:
    explicit LinePanel(QWidget *parent = nullptr);

    // Null: there is none.
    void show(const LogRow *row);
    // The incident that the line belongs to; empty: none.
    void setIncident(const QString &id, const QString &title);
    // The first one, by keyboard.
    void followFirst();

Q_SIGNALS:
    void idChosen(const qcat::ui::LogId &id);
    void incidentChosen(const QString &id);

private:
    QPlainTextEdit *m_text;
    QHBoxLayout *m_chips;
    QPushButton *m_incident;
    std::vector<LogId> m_ids;
};

} // namespace qcat::ui
