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
    TablePart<IndexIssuesModel> m_indexes;
    TablePart<TableCacheModel> m_cache;
};

class VacuumTab : public DatabaseTab
{
    Q_OBJECT

public:
    VacuumTab(const PageContext &context, QWidget *parent);
    QString title() const override;
    void refresh(const domain::PostgresStatus &status) override;
    void retranslate() override;
    void focusFilter() override;

private:
    TablePart<VacuumModel> m_tables;
    TablePart<BloatModel> m_bloat;
    TablePart<WraparoundModel> m_wraparound;
};

class ReplicationTab : public DatabaseTab
{
    Q_OBJECT

public:
    ReplicationTab(const PageContext &context, QWidget *parent);
    QString title() const override;
    void refresh(const domain::PostgresStatus &status) override;
    void retranslate() override;

private:
    TablePart<StandbysModel> m_standbys;
    TablePart<SlotsModel> m_slots;
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
