#include <qcat/ui_shell/standard_pages.h>

#include <qcat/page_alerts/channels_page.h>
#include <qcat/page_alerts/on_call_page.h>
#include <qcat/page_backups/backups_page.h>
#include <qcat/page_cache/cache_page.h>
#include <qcat/page_database/database_page.h>
#include <qcat/page_diagnosis/diagnosis_page.h>
#include <qcat/page_drills/drills_page.h>
#include <qcat/page_incidents/incidents_page.h>
#include <qcat/page_licence/licence_page.h>
#include <qcat/page_logs/logs_page.h>
#include <qcat/page_manual/manual_page.h>
#include <qcat/page_overview/overview_page.h>
#include <qcat/page_performance/performance_page.h>
#include <qcat/page_pools/pools_page.h>
#include <qcat/page_portfolio/portfolio_page.h>
#include <qcat/page_settings/settings_page.h>
#include <qcat/page_silences/silences_page.h>
#include <qcat/page_statistics/statistics_page.h>
#include <qcat/page_strategies/strategies_page.h>
#include <qcat/page_system/system_page.h>
#include <qcat/page_trading/trading_page.h>
#include <qcat/page_wizard/wizard_page.h>

namespace qcat::ui
{

namespace
{

template <typename PageType>
PageEntry entry(const char *id, char letter)
{
    return {QString::fromLatin1(id), QLatin1Char(letter),
            [](const PageContext &context, QWidget *parent) { return new PageType(context, parent); }};
}

} // namespace

std::vector<PageEntry> standardPages(Preferences &preferences, Handbook handbook, DrillDesk *drills, api::LogReader *logs, SecretDesk *secrets)
{
    return {
        entry<OverviewPage>("overview", 'o'),
        entry<IncidentsPage>("incidents", 'i'),
        {QStringLiteral("diagnosis"), QLatin1Char('g'),
         [faults = std::move(handbook.faults)](const PageContext &context, QWidget *parent) { return new DiagnosisPage(context, faults, parent); }},
        entry<WizardPage>("wizard", 'r'),
        entry<OnCallPage>("oncall", 'l'),
        entry<ChannelsPage>("channels", 'h'),
        entry<TradingPage>("trading", 't'),
        entry<PortfolioPage>("portfolio", 'f'),
        entry<StrategiesPage>("strategies", 's'),
        entry<DatabasePage>("database", 'd'),
        entry<CachePage>("cache", 'c'),
        entry<PoolsPage>("pools", 'p'),
        {QStringLiteral("logs"), QLatin1Char('j'),
         [logs](const PageContext &context, QWidget *parent) { return new LogsPage(context, logs, parent); }},
        entry<BackupsPage>("backups", 'b'),
        entry<SilencesPage>("silences", 'n'),
        entry<StatisticsPage>("statistics", 'm'),
        entry<PerformancePage>("performance", 'v'),
        entry<SystemPage>("system", 'y'),
        {QStringLiteral("drills"), QLatin1Char('x'),
         [drills](const PageContext &context, QWidget *parent) { return new DrillsPage(context, drills, parent); }},
        entry<LicencePage>("licence", 'k'),
        {QStringLiteral("manual"), QLatin1Char('u'),
         [manual = std::move(handbook.manual)](const PageContext &context, QWidget *parent) { return new ManualPage(context, manual, parent); }},
        {QStringLiteral("settings"), QLatin1Char('e'),
         [&preferences, secrets](const PageContext &context, QWidget *parent) { return new SettingsPage(context, preferences, secrets, parent); }},
    };
}

} // namespace qcat::ui
