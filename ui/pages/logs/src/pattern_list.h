#pragma once

#include <qcat/ui_models/log_document.h>
#include <qcat/ui_models/log_pattern_table.h>
#include <qcat/ui_widgets/page.h>

#include <QWidget>

namespace qcat::ui
{

class DataTable;

// "These 12,000 messages are 9 patterns", of what the filter shows; Enter shows the messages of one.
class PatternList : public QWidget
{
    Q_OBJECT

public:
    PatternList(LogDocument &document, const PageContext &context, QWidget *parent = nullptr);
    ~PatternList() override;

    // Looks through the files as they are now.
    void look();
    void retranslate();

Q_SIGNALS:
    void patternChosen(const QString &pattern);

private:
    void show(const api::LogPatterns &patterns);

    LogDocument &m_document;
    std::unique_ptr<LogPatternModel> m_model;
    QLabel *m_verdict;
    DataTable *m_table;
    quint64 m_looks = 0;
};

} // namespace qcat::ui
