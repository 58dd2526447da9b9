#pragma once

#include <qcat/ui_widgets/table_part.h>

#include <QWidget>

namespace qcat::ui
{

// One tab of the database page. Only the one that is seen is refreshed.
class DatabaseTab : public QWidget
{
public:
    DatabaseTab(const PageContext &context, const QString &id, QWidget *parent) : QWidget(parent), m_context(context) { setObjectName(id); }

    virtual QString title() const = 0;
    virtual void refresh(const domain::PostgresStatus &status) = 0;
    virtual void retranslate() = 0;
    virtual void focusFilter() {}

protected:
    const EngineModel &engine() const { return m_context.engine; }
    const PageContext &context() const { return m_context; }

private:
    PageContext m_context;
};

} // namespace qcat::ui
