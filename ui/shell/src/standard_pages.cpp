#include <qcat/ui_shell/standard_pages.h>

#include <qcat/page_settings/settings_page.h>
#include <qcat/page_strategies/strategies_page.h>
#include <qcat/page_trading/trading_page.h>

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

std::vector<PageEntry> standardPages(Preferences &preferences)
{
    return {
        entry<TradingPage>("trading", 't'),
        entry<StrategiesPage>("strategies", 's'),
        {QStringLiteral("settings"), QLatin1Char('e'),
         [&preferences](const PageContext &context, QWidget *parent) {
             return new SettingsPage(context, preferences, parent);
         }},
    };
}

} // namespace qcat::ui
