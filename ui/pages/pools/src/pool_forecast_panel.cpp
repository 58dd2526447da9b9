#include "pool_forecast_panel.h"

#include <qcat/domain/pool_size.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_widgets/appearance.h>
#include <qcat/ui_widgets/facts_label.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>

namespace qcat::ui
{

namespace
{

constexpr base::Duration kAcceptableWait = std::chrono::milliseconds(5);

} // namespace

PoolForecastPanel::PoolForecastPanel(const Appearance &look, QWidget *parent)
    : QFrame(parent), m_look(look), m_title(new QLabel(this)), m_question(new QLabel(this)), m_size(new QSpinBox(this)),
      m_facts(new FactsLabel(FactsLabel::Align::Right, this))
{
    setProperty("role", QStringLiteral("panel"));
    m_title->setProperty("role", QStringLiteral("panelTitle"));
    m_facts->setObjectName(QStringLiteral("pools_forecast"));
    m_size->setObjectName(QStringLiteral("pools_what_if"));
    m_size->setRange(1, domain::kMaxPoolSize);
    m_size->setButtonSymbols(QAbstractSpinBox::NoButtons); // wheel, arrow keys, typing
    m_question->setBuddy(m_size);
    auto *question = new QHBoxLayout;
    question->addWidget(m_question);
    question->addWidget(m_size);
    question->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_title);
    layout->addLayout(question);
    layout->addWidget(m_facts);
    layout->addStretch(1);
    connect(m_size, &QSpinBox::valueChanged, this, &PoolForecastPanel::show);
}

void PoolForecastPanel::setPool(const domain::PoolStatus &pool)
{
    if (pool.name != m_pool.name)
        m_size->setValue(pool.settings.maxOpenConns);
    m_pool = pool;
    show();
}

void PoolForecastPanel::show()
{
    const auto &load = m_pool.load;
    const Theme &theme = m_look.theme();
    const auto then = domain::forecast(load.arrivalsPerSecond, load.meanHold, m_size->value());
    std::vector<FactsLabel::Fact> facts = {
        {tr("Borrowers"), measuredText(load.arrivalsPerSecond, QStringLiteral("/s"))},
        {tr("Hold it for"), latencyText(load.meanHold)},
        {tr("In use on average"), numberText(then.busy, 2)},
        {tr("Wait on average"), then.isEnough() ? latencyText(then.meanWait) : tr("grows without end"), then.isEnough() ? QColor() : theme.p0},
        {tr("Enough for waits below %1").arg(latencyText(kAcceptableWait)),
         countText(domain::neededSize(load.arrivalsPerSecond, load.meanHold, kAcceptableWait))}};
    if (m_pool.serverLimit) {
        const int most = m_pool.serverLimit->forThisPool();
        facts.push_back({tr("The server can bear"), countText(most), m_size->value() > most ? theme.p0 : QColor()});
    } else {
        facts.push_back({tr("The server can bear"), tr("not known")});
    }
    facts.push_back({tr("Measured over"), spanText(load.window)});
    m_facts->setFacts(facts, theme.muted);
}

void PoolForecastPanel::retranslate()
{
    m_title->setText(tr("What if"));
    m_question->setText(tr("it had this many connections:"));
    show();
}

} // namespace qcat::ui
