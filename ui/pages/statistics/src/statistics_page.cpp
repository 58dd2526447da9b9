#include <qcat/page_statistics/statistics_page.h>

#include "month_chart.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_widgets/data_table.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>

#include <utility>

namespace qcat::ui
{

namespace
{

using namespace std::chrono_literals;

constexpr base::Duration kPeriods[] = {30 * 24h, 90 * 24h, 365 * 24h};
constexpr int kYear = 2;
constexpr base::Duration kAskEvery = 1min;

} // namespace

StatisticsPage::StatisticsPage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("statistics"), parent), m_model(makeStatisticsModel()),
      m_table(new DataTable(*m_model, QStringLiteral("statistics_table"), context, this)), m_period(new QComboBox(this)),
      m_problem(new QLabel(this)), m_frequency(new MonthChart(QStringLiteral("statistics_frequency"), context.look, this)),
      m_acknowledge(new MonthChart(QStringLiteral("statistics_acknowledge"), context.look, this)),
      m_resolve(new MonthChart(QStringLiteral("statistics_resolve"), context.look, this))
{
    m_frequency->setScale([](double count) { return countText(std::int64_t(count)); });
    m_acknowledge->setScale(secondsText);
    m_resolve->setScale(secondsText);
    m_period->setObjectName(QStringLiteral("statistics_period"));
    m_problem->setObjectName(QStringLiteral("statistics_problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *charts = new QHBoxLayout;
    for (auto *chart : {m_frequency, m_acknowledge, m_resolve})
        charts->addWidget(chart, 1);
    content()->addWidget(m_period, 0, Qt::AlignLeft);
    content()->addWidget(m_problem);
    content()->addLayout(charts, 1);
    content()->addWidget(m_table, 2);
    connect(m_period, &QComboBox::currentIndexChanged, this, &StatisticsPage::ask);
}

StatisticsPage::~StatisticsPage()
{
    delete m_table; // before the model that it shows
}

QString StatisticsPage::navigationTitle() const
{
    return tr("Statistics");
}

QString StatisticsPage::helpText() const
{
    return tr("How many incidents were opened in the chosen time and how long they took: MTTD from the first sign to open, MTTA from open to "
              "acknowledged, MTTR from open to resolved; the median, and the time that nine of ten kept. Tests, drills, merged incidents and "
              "tools taken by hand do not count. Months are those of UTC.");
}

void StatisticsPage::focusFilter()
{
    m_table->focusFilter();
}

void StatisticsPage::refresh()
{
    if (m_askedAt.ns == 0 || engine().steadyNow() - m_askedAt >= kAskEvery)
        ask();
}

void StatisticsPage::retranslate()
{
    {
        const QSignalBlocker blocker(m_period);
        const int chosen = m_period->count() == 0 ? kYear : m_period->currentIndex();
        m_period->clear();
        m_period->addItems({tr("last 30 days"), tr("last 90 days"), tr("last year")});
        m_period->setCurrentIndex(chosen);
    }
    m_frequency->setTitle(tr("Incidents a month"));
    m_acknowledge->setTitle(tr("Time to acknowledge: median, line: p90"));
    m_resolve->setTitle(tr("Time to resolve: median, line: p90"));
    m_table->setEmptyText(tr("No incident was opened in this time."));
    showCharts();
}

void StatisticsPage::ask()
{
    if (m_isAsking)
        return;
    m_isAsking = true;
    m_askedAt = engine().steadyNow();
    const auto now = engine().wallNow();
    m_askedPeriod = m_period->currentIndex();
    const auto period = kPeriods[std::max(0, m_askedPeriod)];
    engine().askStatistics({now + -period, now}, this, [this](const auto &statistics) { take(statistics); });
}

void StatisticsPage::take(const base::Result<domain::IncidentStatistics> &statistics)
{
    m_isAsking = false;
    if (m_askedPeriod != m_period->currentIndex()) // another one was chosen meanwhile
        return ask();
    if (std::exchange(m_shownPeriod, m_askedPeriod) != m_askedPeriod)
        m_model->setRows({}); // else months that are earlier would stand behind those that were there
    m_problem->setVisible(!statistics);
    m_table->setStale(!statistics);
    if (!statistics) {
        m_problem->setText(errorText(statistics.error()));
        return;
    }
    m_statistics = *statistics;
    m_model->setRows(m_statistics.all.count == 0 ? std::vector<StatisticsRow>() : statisticsRows(m_statistics, engine().ops()));
    const auto &all = m_statistics.all;
    setVerdict(tr("%n incident(s) in this time", nullptr, int(all.count)),
               all.count == 0 ? QString()
                              : tr("median to acknowledge %1, to resolve %2")
                                    .arg(secondsText(all.acknowledge.median), secondsText(all.resolve.median)));
    showCharts();
}

void StatisticsPage::showCharts()
{
    const auto months = [&](auto figures, auto tip) {
        std::vector<MonthChart::Month> all;
        for (const auto &group : m_statistics.byMonth) {
            const domain::DurationFigures shown = figures(group);
            all.push_back({QString::fromStdString(group.key), shown.median, shown.p90, QString::fromStdString(group.key) + QStringLiteral(": ") + tip(group)});
        }
        return all;
    };
    const auto durations = [](const domain::DurationFigures &figures) {
        return tr("median %1, p90 %2").arg(secondsText(figures.median), secondsText(figures.p90));
    };
    m_frequency->set(months([](const auto &group) { return domain::DurationFigures{double(group.count), -1}; },
                            [](const auto &group) { return countText(group.count); }));
    m_acknowledge->set(months([](const auto &group) { return group.acknowledge; }, [&](const auto &group) { return durations(group.acknowledge); }));
    m_resolve->set(months([](const auto &group) { return group.resolve; }, [&](const auto &group) { return durations(group.resolve); }));
}

} // namespace qcat::ui
