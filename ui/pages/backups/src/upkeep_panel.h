#pragma once

#include <qcat/ui_models/keeping_tables.h>
#include <qcat/ui_widgets/page.h>

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;

namespace qcat::ui
{

class DataTable;
class ReasonBar;

// The upkeep calendar, and a way to say that something was done.
class UpkeepPanel : public QWidget
{
    Q_OBJECT

public:
    UpkeepPanel(const PageContext &context, QWidget *parent);
    ~UpkeepPanel() override;

    void refresh();
    void retranslate();

private:
    void updateButton();
    void noteCurrent();

    EngineModel &m_engine;
    std::unique_ptr<UpkeepModel> m_model;
    QLabel *m_title;
    DataTable *m_table;
    QPushButton *m_done;
    QLabel *m_answer;
    ReasonBar *m_note;
};

} // namespace qcat::ui
