#pragma once

#include "database_tab.h"

#include <qcat/ui_models/database_tables.h>

namespace qcat::ui
{

class StorageTab : public DatabaseTab
{
    Q_OBJECT

public:
    StorageTab(const PageContext &context, QWidget *parent);
    QString title() const override;
    void refresh(const domain::PostgresStatus &status) override;
    void retranslate() override;
    void focusFilter() override;

private:
    TablePart<TableSizesModel> m_sizes;
    TablePart<DatabaseSizesModel> m_databases;
    TablePart<TableCacheModel> m_cache;
};

class IndexesTab : public DatabaseTab
{
    Q_OBJECT

public:
    IndexesTab(const PageContext &context, QWidget *parent);
    QString title() const override;
    void refresh(const domain::PostgresStatus &status) override;
    void retranslate() override;
    void focusFilter() override;

private:
    TablePart<IndexIssuesModel> m_issues;
    TablePart<IndexUseModel> m_use;
};

class AdviceTab : public DatabaseTab
{
    Q_OBJECT

public:
    AdviceTab(const PageContext &context, QWidget *parent);
    QString title() const override;
    void refresh(const domain::PostgresStatus &status) override;
    void retranslate() override;

private:
    TablePart<AdviceModel> m_advice;
};

} // namespace qcat::ui
