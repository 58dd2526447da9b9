#include "storage_tabs.h"

#include <qcat/ui_models/formatting.h>

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace qcat::ui
{

StorageTab::StorageTab(const PageContext &context, QWidget *parent)
    : DatabaseTab(context, QStringLiteral("database_storage"), parent),
      m_sizes(makeTableSizesModel(), QStringLiteral("database_sizes"), context, this),
      m_indexes(makeIndexIssuesModel(), QStringLiteral("database_indexes"), context, this),
      m_cache(makeTableCacheModel(), QStringLiteral("database_cache"), context, this)
{
    m_sizes.view()->table()->sortBy(QStringLiteral("bytes"), Qt::DescendingOrder);
    m_cache.view()->table()->sortBy(QStringLiteral("read"), Qt::DescendingOrder);
    auto *lower = new QHBoxLayout;
    lower->addWidget(m_indexes.view(), 3);
    lower->addWidget(m_cache.view(), 2);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_sizes.view(), 1);
    layout->addLayout(lower, 1);
}

QString StorageTab::title() const
{
    return tr("Storage");
}

void StorageTab::refresh(const domain::PostgresStatus &status)
{
    m_sizes.show(status.sizes, status.seldom, engine(), rowsOf(status.sizes.data.tables.rows), status.sizes.data.tables.total);
    m_indexes.show(status.indexes, status.seldom, engine(), rowsOf(status.indexes.data.issues.rows), status.indexes.data.issues.total);
    m_cache.show(status.cache, status.sometimes, engine(), rowsOf(status.cache.data.tables.rows), status.cache.data.tables.total);
    const auto window = status.sizes.data.growthWindow;
    m_sizes.view()->setTitle(window > base::Duration::zero() ? tr("Tables, growth in the last %1").arg(spanText(window)) : tr("Tables"));
}

void StorageTab::retranslate()
{
    m_indexes.view()->setTitle(tr("Indexes to look at"));
    m_cache.view()->setTitle(tr("Reads from memory"));
    m_sizes.view()->setNothingText(tr("There are no tables."));
    m_indexes.view()->setNothingText(tr("No index stands out."));
    m_cache.view()->setNothingText(tr("No table was read yet."));
}

void StorageTab::focusFilter()
{
    m_sizes.view()->table()->focusFilter();
}

VacuumTab::VacuumTab(const PageContext &context, QWidget *parent)
    : DatabaseTab(context, QStringLiteral("database_vacuum"), parent),
      m_tables(makeVacuumModel(), QStringLiteral("database_vacuum_tables"), context, this),
      m_bloat(makeBloatModel(), QStringLiteral("database_bloat"), context, this),
      m_wraparound(makeWraparoundModel(), QStringLiteral("database_wraparound"), context, this)
{
    m_tables.view()->table()->sortBy(QStringLiteral("dead"), Qt::DescendingOrder);
    m_bloat.view()->table()->sortBy(QStringLiteral("wasted"), Qt::DescendingOrder);
    m_wraparound.view()->table()->sortBy(QStringLiteral("left"), Qt::AscendingOrder);
    auto *lower = new QHBoxLayout;
    lower->addWidget(m_bloat.view(), 1);
    lower->addWidget(m_wraparound.view(), 1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tables.view(), 1);
    layout->addLayout(lower, 1);
}

QString VacuumTab::title() const
{
    return tr("Vacuum");
}

void VacuumTab::refresh(const domain::PostgresStatus &status)
{
    const auto &vacuum = status.vacuum;
    m_tables.show(vacuum, status.seldom, engine(), rowsOf(vacuum.data.tables.rows), vacuum.data.tables.total);
    m_wraparound.show(vacuum, status.seldom, engine(), rowsOf(vacuum.data.wraparound.rows), vacuum.data.wraparound.total);
    m_bloat.show(status.bloat, status.seldom, engine(), rowsOf(status.bloat.data.tables.rows), status.bloat.data.tables.total);
}

void VacuumTab::retranslate()
{
    m_tables.view()->setTitle(tr("Dead rows, and when autovacuum comes"));
    m_bloat.view()->setTitle(tr("Wasted space"));
    m_wraparound.view()->setTitle(tr("Until transaction numbers run out"));
    m_tables.view()->setNothingText(tr("There are no tables."));
    m_bloat.view()->setNothingText(tr("No table wastes space worth naming."));
    m_wraparound.view()->setNothingText(tr("There are no databases."));
}

void VacuumTab::focusFilter()
{
    m_tables.view()->table()->focusFilter();
}

ReplicationTab::ReplicationTab(const PageContext &context, QWidget *parent)
    : DatabaseTab(context, QStringLiteral("database_replication"), parent),
      m_standbys(makeStandbysModel(), QStringLiteral("database_standbys"), context, this),
      m_slots(makeSlotsModel(), QStringLiteral("database_slots"), context, this)
{
    m_slots.view()->leaveOutState();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_standbys.view(), 1);
    layout->addWidget(m_slots.view(), 1);
}

QString ReplicationTab::title() const
{
    return tr("Replication");
}

void ReplicationTab::refresh(const domain::PostgresStatus &status)
{
    const auto &replication = status.replication;
    m_standbys.show(replication, status.sometimes, engine(), rowsOf(replication.data.standbys.rows), replication.data.standbys.total);
    m_slots.show(replication, status.sometimes, engine(), rowsOf(replication.data.slots.rows), replication.data.slots.total);
}

void ReplicationTab::retranslate()
{
    m_standbys.view()->setTitle(tr("Standbys"));
    m_slots.view()->setTitle(tr("Replication slots"));
    m_standbys.view()->setNothingText(tr("No standby is connected."));
    m_slots.view()->setNothingText(tr("There are no replication slots."));
}

AdviceTab::AdviceTab(const PageContext &context, QWidget *parent)
    : DatabaseTab(context, QStringLiteral("database_advice"), parent),
      m_advice(makeAdviceModel(), QStringLiteral("database_settings_advice"), context, this)
{
    (new QVBoxLayout(this))->addWidget(m_advice.view());
}

QString AdviceTab::title() const
{
    return tr("Advice");
}

void AdviceTab::refresh(const domain::PostgresStatus &status)
{
    m_advice.show(status.settings, status.seldom, engine(), rowsOf(status.settings.data.advice.rows), status.settings.data.advice.total);
    m_advice.view()->setTitle(status.settings.data.isRestartPending ? tr("Settings; a changed one waits for a restart of the server")
                                                                    : tr("Settings to look at"));
}

void AdviceTab::retranslate()
{
    m_advice.view()->setNothingText(tr("No setting stands out."));
}

} // namespace qcat::ui
