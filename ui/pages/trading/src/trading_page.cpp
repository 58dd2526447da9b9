#include <qcat/page_trading/trading_page.h>

#include <qcat/ui_charts/candle_chart.h>
#include <qcat/ui_charts/depth_ladder.h>
#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/words.h>
#include <qcat/ui_widgets/data_table.h>
#include <qcat/ui_widgets/sign.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>

#include <algorithm>

namespace qcat::ui
{

namespace
{

constexpr int kLadderWidth = 296;

QFrame *panel(QWidget *parent)
{
    auto *frame = new QFrame(parent);
    frame->setProperty("role", QStringLiteral("panel"));
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(6);
    return frame;
}

QLabel *panelTitle(QFrame *frame)
{
    auto *title = new QLabel(frame);
    title->setProperty("role", QStringLiteral("panelTitle"));
    frame->layout()->addWidget(title);
    return title;
}

const api::BookView *bookOf(const api::TradingSnapshot &t, const QString &symbol)
{
    const auto found =
        std::find_if(t.books.begin(), t.books.end(), [&](const auto &b) { return b.symbol == symbol.toStdString(); });
    return found == t.books.end() ? nullptr : &*found;
}

} // namespace

TradingPage::TradingPage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("trading"), parent), m_workingModel(makeWorkingOrdersModel()),
      m_finishedModel(makeFinishedOrdersModel()), m_denialsModel(makeDenialsModel()),
      m_positionsModel(makePositionsModel()), m_fillsModel(makeFillsModel()),
      m_working(new DataTable(*m_workingModel, QStringLiteral("trading_orders"), context, this)),
      m_finished(new DataTable(*m_finishedModel, QStringLiteral("trading_finished"), context, this)),
      m_denials(new DataTable(*m_denialsModel, QStringLiteral("trading_denials"), context, this)),
      m_positions(new DataTable(*m_positionsModel, QStringLiteral("trading_positions"), context, this)),
      m_fills(new DataTable(*m_fillsModel, QStringLiteral("trading_fills"), context, this)),
      m_symbol(new QComboBox(this)), m_bookState(new SignLabel(context.look, this)), m_candleTitle(nullptr),
      m_positionsTitle(nullptr), m_ladder(new DepthLadder(context.look, this)),
      m_candles(new CandleChart(context.look, this)), m_tabs(new QTabWidget(this))
{
    auto *columns = new QHBoxLayout;
    columns->setSpacing(12);
    columns->addWidget(buildMarket());
    columns->addWidget(buildTables(), 1);
    content()->addLayout(columns, 1);
    connect(m_symbol, &QComboBox::activated, this, &TradingPage::refreshNow);
}

TradingPage::~TradingPage()
{
    // the tables go before the models that they show
    for (DataTable *table : {m_working, m_finished, m_denials, m_positions, m_fills})
        delete table;
}

QWidget *TradingPage::buildMarket()
{
    m_symbol->setObjectName(QStringLiteral("trading_symbol"));
    m_symbol->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_bookState->setObjectName(QStringLiteral("trading_bookState"));
    auto *frame = panel(this);
    frame->setFixedWidth(kLadderWidth);
    auto *head = new QHBoxLayout;
    head->addWidget(m_symbol);
    head->addWidget(m_bookState, 1, Qt::AlignRight);
    static_cast<QVBoxLayout *>(frame->layout())->addLayout(head);
    frame->layout()->addWidget(m_ladder);
    return frame;
}

QWidget *TradingPage::buildTables()
{
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(10);
    auto *candles = panel(split);
    m_candleTitle = panelTitle(candles);
    candles->layout()->addWidget(m_candles);
    auto *positions = panel(split);
    m_positionsTitle = panelTitle(positions);
    positions->layout()->addWidget(m_positions);
    m_tabs->setObjectName(QStringLiteral("trading_tabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    for (DataTable *table : {m_working, m_fills, m_finished, m_denials})
        m_tabs->addTab(table, QString());
    auto *orders = panel(split);
    orders->layout()->addWidget(m_tabs);
    for (QFrame *frame : {candles, positions, orders})
        split->addWidget(frame);
    split->setSizes({270, 150, 260});
    split->setStretchFactor(0, 3);
    split->setStretchFactor(2, 2);
    // newest first until the operator sorts otherwise
    for (DataTable *table : {m_fills, m_finished, m_denials})
        if (table->view()->horizontalHeader()->sortIndicatorSection() < 0)
            table->sortBy(QStringLiteral("time"), Qt::DescendingOrder);
    return split;
}

QString TradingPage::navigationTitle() const
{
    return tr("Trading");
}

QString TradingPage::helpText() const
{
    return tr("Left: the order book with our own orders marked; dimmed while it is not live. Right: one-minute candles "
              "with our fills, positions "
              "with the way to their liquidation price, and the orders. An order marked UNKNOWN was sent and never "
              "answered: nothing is assumed "
              "about it until the venue tells.");
}

void TradingPage::open(const QString &subject)
{
    if (const int index = m_symbol->findText(subject); index >= 0)
        m_symbol->setCurrentIndex(index);
    refreshNow();
}

void TradingPage::focusFilter()
{
    static_cast<DataTable *>(m_tabs->currentWidget())->focusFilter();
}

void TradingPage::refresh()
{
    chooseSymbols();
    showMarket();
    showTables();
    showVerdict();
}

void TradingPage::chooseSymbols()
{
    const auto &books = engine().trading().books;
    for (const auto &book : books)
        if (const QString name = QString::fromStdString(book.symbol); m_symbol->findText(name) < 0)
            m_symbol->addItem(name);
}

QString TradingPage::symbol() const
{
    return m_symbol->currentText();
}

void TradingPage::showMarket()
{
    const api::TradingSnapshot &t = engine().trading();
    const api::BookView *book = bookOf(t, symbol());
    m_ladder->set(book ? *book : api::BookView{}, t.workingOrders, engine().isTradingStale());
    m_bookState->setVisible(book != nullptr);
    if (book) {
        const QString age = ageText(engine().ageOf(book->at));
        const bool isLive = book->state == api::BookState::Live;
        m_bookState->set(isLive ? Sign::Ok : Sign::P0, word(book->state) + QLatin1Char(' ') + age);
        m_bookState->setToolTip(findingText(book->why));
    }
    const auto series = std::find_if(t.candles.begin(), t.candles.end(),
                                     [this](const auto &c) { return c.symbol == symbol().toStdString(); });
    m_candles->set(series == t.candles.end() ? api::CandleSeries{} : *series, t.recentFills, engine().ops().incidents);
}

void TradingPage::showTables()
{
    const api::TradingSnapshot &t = engine().trading();
    m_workingModel->setRows(orderRows(t.workingOrders, t));
    m_finishedModel->setRows(orderRows(t.recentOrders, t));
    m_denialsModel->setRows(orderRows(t.recentDenials, t));
    m_positionsModel->setRows(positionRows(t));
    m_fillsModel->setRows(fillRows(t));
    m_fills->setTotal(t.fillsTotal);
    m_finished->setTotal(t.ordersTotal - qint64(t.workingOrders.size()));
    m_denials->setTotal(t.denialsTotal);
    for (DataTable *table : {m_working, m_finished, m_denials, m_positions, m_fills})
        table->setStale(engine().isTradingStale());
    m_tabs->setTabText(0, tr("Working orders %1").arg(countText(qint64(t.workingOrders.size()))));
    m_tabs->setTabText(1, tr("Fills %1").arg(countText(t.fillsTotal)));
    m_tabs->setTabText(2, tr("Finished orders"));
    m_tabs->setTabText(3, tr("Denials %1").arg(countText(t.denialsTotal)));
    m_positionsTitle->setText(tr("Positions %1").arg(countText(qint64(t.positions.size()))));
}

void TradingPage::showVerdict()
{
    const api::TradingSnapshot &t = engine().trading();
    const auto unknown = std::count_if(t.workingOrders.begin(), t.workingOrders.end(),
                                       [](const auto &o) { return o.order.state == domain::OrderState::Unknown; });
    QString title = tr("Trading is %1").arg(word(t.state));
    if (engine().isTradingStale())
        title = tr("Figures are %1 old").arg(ageText(engine().ageOf(t.at)));
    else if (unknown > 0)
        title += tr(", the fate of %n order(s) is unknown", nullptr, int(unknown));
    const QString detail = tr("%n working order(s)", nullptr, int(t.workingOrders.size())) + QStringLiteral(" · ") +
                           tr("%n position(s)", nullptr, int(t.positions.size())) + QStringLiteral(" · ") +
                           tr("%n fill(s) since the start", nullptr, int(t.fillsTotal)) + QStringLiteral(" · ") +
                           tr("epoch %1").arg(t.epoch);
    setVerdict(title, detail);
}

void TradingPage::retranslate()
{
    m_candleTitle->setText(tr("Price, 1 min candles, USDT, with our fills"));
    m_working->setEmptyText(tr("No working order. Strategies send them while trading is active."));
    m_fills->setEmptyText(tr("No fill yet. Each appears here when the venue reports it."));
    m_finished->setEmptyText(tr("No finished order yet: filled, cancelled, expired and rejected ones come here."));
    m_denials->setEmptyText(tr("No order was denied by the risk checks."));
    m_positions->setEmptyText(tr("Flat: no position on any account."));
}

} // namespace qcat::ui
