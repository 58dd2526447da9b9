#pragma once

#include <qcat/ui_widgets/section_table.h>

#include <memory>

namespace qcat::ui
{

// A model and the table that shows it; the table goes first.
template <typename Model>
class TablePart
{
public:
    TablePart(std::unique_ptr<Model> model, const QString &name, const PageContext &context, QWidget *parent)
        : m_model(std::move(model)), m_view(new SectionTable(*m_model, name, context, parent))
    {
    }
    ~TablePart() { delete m_view; }
    TablePart(const TablePart &) = delete;
    TablePart &operator=(const TablePart &) = delete;

    SectionTable *view() const { return m_view; }
    Model &model() const { return *m_model; }

    template <typename T, typename Rows>
    void show(const domain::Section<T> &section, base::Duration interval, const EngineModel &engine, Rows rows, qint64 total)
    {
        m_model->setRows(std::move(rows));
        m_view->setState(sectionState(section, interval, engine), total);
    }

private:
    std::unique_ptr<Model> m_model;
    SectionTable *m_view;
};

} // namespace qcat::ui
