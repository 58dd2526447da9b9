#include <qcat/ui_charts/depth_ladder.h>

#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/words.h>

#include <QPainter>

#include <algorithm>

namespace qcat::ui
{

namespace
{
constexpr int kRowHeight = 18;
constexpr int kSpreadHeight = 28;
constexpr int kHeaderHeight = 20;
constexpr int kOwnWidth = 56;
constexpr int kGap = 6;
} // namespace

DepthLadder::DepthLadder(Appearance &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&look, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void DepthLadder::set(const api::BookView &book, const std::vector<api::OrderView> &working, bool dimmed)
{
    dimmed = dimmed || book.state != api::BookState::Live;
    auto bids = rowsOf(book, working, domain::Side::Buy);
    auto asks = rowsOf(book, working, domain::Side::Sell);
    const bool same = dimmed == m_dimmed && bids == m_bids && asks == m_asks && book.lastPrice == m_book.lastPrice &&
                      book.state == m_book.state;
    m_book = book;
    m_dimmed = dimmed;
    m_bids = std::move(bids);
    m_asks = std::move(asks);
    if (!same)
        update();
}

std::vector<DepthLadder::Row> DepthLadder::rowsOf(const api::BookView &book, const std::vector<api::OrderView> &working,
                                                  domain::Side side)
{
    std::vector<Row> rows;
    double sum = 0;
    for (const domain::Level &level : side == domain::Side::Buy ? book.bids : book.asks) {
        sum += level.quantity.toDouble();
        Row row{level.price, level.quantity, {}, sum};
        for (const auto &view : working)
            if (view.symbol == book.symbol && view.order.request.side == side &&
                view.order.request.price == level.price)
                row.own += view.order.remaining();
        rows.push_back(row);
    }
    for (Row &row : rows)
        row.depth = sum > 0 ? row.depth / sum : 0;
    return rows;
}

void DepthLadder::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_book.bids.empty() && m_book.asks.empty()) {
        painter.setPen(m_look.theme().muted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("No order book yet. It appears when the market feed delivers a snapshot."));
        return;
    }
    const int each = std::max(1, (height() - kSpreadHeight - kHeaderHeight) / 2 / kRowHeight);
    paintHeader(painter, QRect(0, 0, width(), kHeaderHeight));
    const int asks = std::min(each, int(m_asks.size()));
    int y = kHeaderHeight;
    for (int i = asks - 1; i >= 0; --i, y += kRowHeight)
        paintRow(painter, QRect(0, y, width(), kRowHeight), m_asks[std::size_t(i)], domain::Side::Sell);
    paintSpread(painter, QRect(0, y, width(), kSpreadHeight));
    y += kSpreadHeight;
    for (int i = 0; i < std::min(each, int(m_bids.size())); ++i, y += kRowHeight)
        paintRow(painter, QRect(0, y, width(), kRowHeight), m_bids[std::size_t(i)], domain::Side::Buy);
}

void DepthLadder::paintHeader(QPainter &painter, const QRect &box) const
{
    painter.setFont(Appearance::font(11));
    painter.setPen(m_look.theme().muted);
    const int half = (box.width() - kOwnWidth) / 2;
    painter.drawText(QRect(box.left(), box.top(), kOwnWidth, box.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("ours"));
    painter.drawText(QRect(kOwnWidth, box.top(), half - kGap, box.height()), Qt::AlignRight | Qt::AlignVCenter,
                     tr("price"));
    painter.drawText(QRect(kOwnWidth + half, box.top(), half - kGap, box.height()), Qt::AlignRight | Qt::AlignVCenter,
                     tr("quantity"));
}

void DepthLadder::paintRow(QPainter &painter, const QRect &box, const Row &row, domain::Side side) const
{
    const Theme &theme = m_look.theme();
    const QColor ink = side == domain::Side::Buy ? m_look.gain() : m_look.loss();
    const int half = (box.width() - kOwnWidth) / 2;
    QColor bar = m_dimmed ? theme.shade : ink;
    if (!m_dimmed)
        bar.setAlphaF(theme.dark ? 0.22f : 0.12f);
    const int length = int((box.width() - kOwnWidth) * row.depth);
    painter.fillRect(QRect(box.right() - length, box.top(), length, box.height() - 1), bar);

    painter.setFont(Appearance::font(12));
    painter.setPen(m_dimmed ? theme.muted : ink);
    painter.drawText(QRect(kOwnWidth, box.top(), half - kGap, box.height()), Qt::AlignRight | Qt::AlignVCenter,
                     decimalText(row.price, decimalsOf(m_book.tickSize)));
    painter.setPen(m_dimmed ? theme.muted : theme.text);
    painter.drawText(QRect(kOwnWidth + half, box.top(), half - kGap, box.height()), Qt::AlignRight | Qt::AlignVCenter,
                     decimalText(row.quantity, decimalsOf(m_book.quantityStep)));
    if (row.own.isZero())
        return;
    const QRect own(box.left(), box.top() + 1, kOwnWidth - kGap, box.height() - 3);
    painter.fillRect(own, m_dimmed ? theme.shade : theme.accent);
    painter.setPen(m_dimmed ? theme.muted : theme.accentText);
    painter.setFont(Appearance::font(11, QFont::Bold));
    painter.drawText(own, Qt::AlignCenter, decimalText(row.own, decimalsOf(m_book.quantityStep)));
}

void DepthLadder::paintSpread(QPainter &painter, const QRect &box) const
{
    const Theme &theme = m_look.theme();
    painter.fillRect(box.adjusted(0, 2, 0, -2), theme.shade);
    painter.setFont(Appearance::font(14, QFont::Bold));
    painter.setPen(m_dimmed ? theme.muted : theme.text);
    painter.drawText(box.adjusted(kGap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     decimalText(m_book.lastPrice, decimalsOf(m_book.tickSize)));
    painter.setFont(Appearance::font(11));
    painter.setPen(theme.muted);
    QString text = word(m_book.state);
    if (m_book.state == api::BookState::Live && !m_asks.empty() && !m_bids.empty())
        text =
            tr("spread %1").arg(decimalText(m_asks.front().price - m_bids.front().price, decimalsOf(m_book.tickSize)));
    painter.drawText(box.adjusted(0, 0, -kGap, 0), Qt::AlignVCenter | Qt::AlignRight, text);
}

} // namespace qcat::ui
