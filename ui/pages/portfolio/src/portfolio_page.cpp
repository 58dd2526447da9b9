#include <qcat/page_portfolio/portfolio_page.h>

#include <qcat/ui_charts/equity_chart.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_widgets/data_table.h>

#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace qcat::ui
{

PortfolioPage::PortfolioPage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("portfolio"), parent), m_accountsModel(makeAccountsModel()), m_fundingModel(makeFundingModel()),
      m_accounts(new DataTable(*m_accountsModel, QStringLiteral("portfolio_accounts"), context, this)),
      m_funding(new DataTable(*m_fundingModel, QStringLiteral("portfolio_funding"), context, this)),
      m_equity(new EquityChart(context.look, this)), m_accountsTitle(new QLabel(this)), m_equityTitle(new QLabel(this)),
      m_fundingTitle(new QLabel(this))
{
    m_equity->setObjectName(QStringLiteral("portfolio_equity"));
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(10);
    split->addWidget(panel(m_accountsTitle, m_accounts));
    split->addWidget(panel(m_equityTitle, m_equity));
    split->addWidget(panel(m_fundingTitle, m_funding));
    split->setSizes({150, 280, 220});
    split->setStretchFactor(1, 3);
    split->setStretchFactor(2, 2);
    content()->addWidget(split, 1);
    if (m_funding->view()->horizontalHeader()->sortIndicatorSection() < 0)
        m_funding->sortBy(QStringLiteral("time"), Qt::DescendingOrder);
}

PortfolioPage::~PortfolioPage()
{
    // the tables go before the models that they show
    delete m_accounts;
    delete m_funding;
}

QWidget *PortfolioPage::panel(QLabel *title, QWidget *inside)
{
    auto *frame = new QFrame(this);
    frame->setProperty("role", QStringLiteral("panel"));
    title->setProperty("role", QStringLiteral("panelTitle"));
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(6);
    layout->addWidget(title);
    layout->addWidget(inside, 1);
    return frame;
}

QString PortfolioPage::navigationTitle() const
{
    return tr("Portfolio");
}

QString PortfolioPage::helpText() const
{
    return tr("Balance is what the account began with, plus realised PnL, less fees, with funding; equity adds what open positions would "
              "bring at the mark price. Funding is settled between the holders of a perpetual contract, usually every eight hours: a positive "
              "amount was received, a negative one paid.");
}

void PortfolioPage::focusFilter()
{
    m_funding->focusFilter();
}

void PortfolioPage::refresh()
{
    const auto &trading = engine().trading();
    m_accountsModel->setRows(trading.accounts);
    m_fundingModel->setRows(trading.recentFunding);
    m_funding->setTotal(trading.fundingTotal);
    m_equity->setData(trading.equity, {});
    const bool stale = engine().isTradingStale();
    m_equity->setStale(stale ? ageText(engine().ageOf(trading.at)) : QString());
    m_accounts->setStale(stale);
    m_funding->setStale(stale);
    m_fundingTitle->setText(tr("Funding %1").arg(countText(trading.fundingTotal)));
    showVerdict();
}

void PortfolioPage::showVerdict()
{
    const auto &trading = engine().trading();
    base::Decimal equity, day, funding;
    for (const auto &account : trading.accounts) {
        equity += account.equity;
        day += account.dayPnl;
        funding += account.funding;
    }
    const QString age = ageText(engine().ageOf(trading.at));
    setVerdict(engine().isTradingStale() ? tr("Figures are %1 old").arg(age) : tr("Equity %1").arg(decimalText(equity, 2)),
               tr("%1 today").arg(signedText(day, 2)) + QStringLiteral(" · ") + tr("funding %1").arg(signedText(funding, 2)) +
                   QStringLiteral(" · ") + tr("%n account(s)", nullptr, int(trading.accounts.size())) + QStringLiteral(" · ") +
                   tr("%1 ago").arg(age));
}

void PortfolioPage::retranslate()
{
    m_accountsTitle->setText(tr("Accounts, quote asset"));
    m_equityTitle->setText(tr("Equity today, all accounts"));
    m_accounts->setEmptyText(tr("No account is configured. They stand under exchange.accounts in the configuration."));
    m_funding->setEmptyText(tr("No funding yet. Each settlement of a position that is held then appears here."));
}

} // namespace qcat::ui
