#pragma once

#include <qcat/api/snapshot.h>
#include <qcat/ui_widgets/appearance.h>

#include <QWidget>

#include <vector>

namespace qcat::ui
{

// The best levels of one book, asks above bids, with cumulated depth as bars and our own quantity beside each level.
// Painted by hand: a table of widgets would cost more than the market gives time for.
class DepthLadder : public QWidget
{
    Q_OBJECT

public:
    explicit DepthLadder(Appearance &look, QWidget *parent = nullptr);

    // `dimmed`: figures are old whatever the book says of itself.
    void set(const api::BookView &book, const std::vector<api::OrderView> &working, bool dimmed);
    QSize sizeHint() const override { return {280, 480}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Row {
        base::Decimal price;
        base::Decimal quantity;
        base::Decimal own;
        double depth = 0; // cumulated, 0..1 of the deepest shown
        bool operator==(const Row &) const = default;
    };

    static std::vector<Row> rowsOf(const api::BookView &book, const std::vector<api::OrderView> &working,
                                   domain::Side side);
    void paintRow(QPainter &painter, const QRect &box, const Row &row, domain::Side side) const;
    void paintHeader(QPainter &painter, const QRect &box) const;
    void paintSpread(QPainter &painter, const QRect &box) const;

    Appearance &m_look;
    api::BookView m_book;
    std::vector<Row> m_bids, m_asks; // best first
    bool m_dimmed = false;
};

} // namespace qcat::ui
