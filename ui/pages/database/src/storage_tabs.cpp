#include "storage_tabs.h"

#include <qcat/ui_models/formatting.h>

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace qcat::ui
{

StorageTab::StorageTab(const PageContext &context, QWidget *parent)
    : DatabaseTab(context, QStringLiteral("database_storage"), parent),
      m_sizes(makeTableSizesModel(), QStringLiteral("database_sizes"), context, this),
      m_databases(makeDatabaseSizesModel(), QStringLiteral("database_databases"), context, this),
      m_cache(makeTableCacheModel(), QStringLiteral("database_cache"), context, this)
{
    m_sizes.view()->table()->sortBy(QStringLiteral("bytes"), Qt::DescendingOrder);
    m_databases.view()->table()->sortBy(QStringLiteral("bytes"), Qt::DescendingOrder);
    m_cache.view()->table()->sortBy(QStringLiteral("read"), Qt::DescendingOrder);
    auto *lower = new QHBoxLayout;
    lower->addWidget(m_databases.view(), 1);
    lower->addWidget(m_cache.view(), 1);
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
    m_databases.show(status.sizes, status.seldom, engine(), rowsOf(status.sizes.data.databases.rows), status.sizes.data.databases.total);
    m_cache.show(status.cache, status.sometimes, engine(), rowsOf(status.cache.data.tables.rows), status.cache.data.tables.total);
    const auto window = status.sizes.data.growthWindow;
    const bool isGrowthKnown = window > base::Duration::zero();
    m_sizes.view()->setTitle(isGrowthKnown ? tr("Tables, growth in the last %1").arg(spanText(window)) : tr("Tables"));
    m_databases.view()->setTitle(isGrowthKnown ? tr("Databases, growth in the last %1").arg(spanText(window)) : tr("Databases"));
}

void StorageTab::retranslate()
{
    m_cache.view()->setTitle(tr("Reads from memory"));
    m_sizes.view()->setNothingText(tr("There are no tables."));
    m_databases.view()->setNothingText(tr("There are no databases."));
    m_cache.view()->setNothingText(tr("No table was read yet."));
}

void StorageTab::focusFilter()
{
    m_sizes.view()->table()->focusFilter();
}

IndexesTab::IndexesTab(const PageContext &context, QWidget *parent)
    : DatabaseTab(context, QStringLiteral("database_indexes"), parent),
      m_issues(makeIndexIssuesModel(), QStringLiteral("database_index_issues"), context, this),
      m_use(makeIndexUseModel(), QStringLiteral("database_index_use"), context, this)
{
    m_use.view()->table()->sortBy(QStringLiteral("seq_rows"), Qt::DescendingOrder);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_issues.view(), 1);
    layout->addWidget(m_use.view(), 1);
}

QString IndexesTab::title() const
{
    return tr("Indexes");
}

void IndexesTab::refresh(const domain::PostgresStatus &status)
{
    const auto &indexes = status.indexes;
    m_issues.show(indexes, status.seldom, engine(), rowsOf(indexes.data.issues.rows), indexes.data.issues.total);
    m_use.show(indexes, status.seldom, engine(), rowsOf(indexes.data.use.rows), indexes.data.use.total);
    m_use.view()->setTitle(indexes.data.sinceReset.isValid() ? tr("How tables are read, since %1").arg(dateTimeText(indexes.data.sinceReset))
                                                             : tr("How tables are read"));
}

void IndexesTab::retranslate()
{
    m_issues.view()->setTitle(tr("Indexes to look at"));
    m_issues.view()->setNothingText(tr("No index stands out."));
    m_use.view()->setNothingText(tr("No table was read yet."));
}

void IndexesTab::focusFilter()
{
    m_issues.view()->table()->focusFilter();
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
