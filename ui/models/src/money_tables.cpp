#include <qcat/ui_models/trading_tables.h>

#include <qcat/domain/names.h>
#include <qcat/ui_models/table_cells.h>

#include <QCoreApplication>

// Accounts and funding.
namespace qcat::ui
{

namespace
{

constexpr Qt::Alignment kLeft = Qt::AlignLeft;
constexpr Qt::Alignment kRight = Qt::AlignRight;
constexpr int kMoneyDigits = 2;
constexpr int kFundingDigits = 4; // settlements of small positions cost less than a cent

TableCell percentCell(base::Decimal part)
{
    const auto percent = base::multiply(part, base::Decimal::fromInt(100), base::Rounding::HalfEven);
    TableCell cell = moneyCell(percent, kFundingDigits);
    cell.text += QStringLiteral(" %");
    return cell;
}

} // namespace

std::string FundingKey::operator()(const api::FundingView &row) const
{
    const auto &key = row.payment.position;
    return row.account + ' ' + row.symbol + ' ' + std::string(domain::name(key.side)) + ' ' + std::to_string(row.payment.time.ns);
}

std::unique_ptr<AccountsModel> makeAccountsModel()
{
    using R = api::AccountView;
    AccountsModel::Columns columns = {
        {"account", QT_TRANSLATE_NOOP("Table", "Account"), kLeft, [](const R &r) { return textCell(r.name); }},
        {"venue", QT_TRANSLATE_NOOP("Table", "Venue"), kLeft, [](const R &r) { return textCell(r.venue); }},
        {"equity", QT_TRANSLATE_NOOP("Table", "Equity"), kRight, [](const R &r) { return decimalCell(r.equity, kMoneyDigits); }},
        {"balance", QT_TRANSLATE_NOOP("Table", "Balance"), kRight, [](const R &r) { return decimalCell(r.balance, kMoneyDigits); }},
        {"day", QT_TRANSLATE_NOOP("Table", "PnL today"), kRight, [](const R &r) { return moneyCell(r.dayPnl, kMoneyDigits); }},
        {"fees", QT_TRANSLATE_NOOP("Table", "Fees"), kRight, [](const R &r) { return decimalCell(r.fees, kMoneyDigits); }},
        {"funding", QT_TRANSLATE_NOOP("Table", "Funding"), kRight, [](const R &r) { return moneyCell(r.funding, kMoneyDigits); }},
        {"gross", QT_TRANSLATE_NOOP("Table", "Gross exposure"), kRight, [](const R &r) { return decimalCell(r.gross, kMoneyDigits); }},
    };
    return std::make_unique<AccountsModel>(std::move(columns), AccountKey{});
}

std::unique_ptr<FundingModel> makeFundingModel()
{
    using R = api::FundingView;
    FundingModel::Columns columns = {
        {"time", QT_TRANSLATE_NOOP("Table", "Time"), kLeft, [](const R &r) { return timeCell(r.payment.time); }},
        {"symbol", QT_TRANSLATE_NOOP("Table", "Symbol"), kLeft, [](const R &r) { return textCell(r.symbol); }},
        {"account", QT_TRANSLATE_NOOP("Table", "Account"), kLeft, [](const R &r) { return textCell(r.account); }},
        {"amount", QT_TRANSLATE_NOOP("Table", "Amount"), kRight, [](const R &r) { return moneyCell(r.payment.amount, kFundingDigits); }},
        {"rate", QT_TRANSLATE_NOOP("Table", "Rate"), kRight, [](const R &r) { return percentCell(r.payment.rate); }},
        {"quantity", QT_TRANSLATE_NOOP("Table", "Quantity"), kRight, [](const R &r) { return decimalCell(r.payment.quantity, 3); }},
        {"mark", QT_TRANSLATE_NOOP("Table", "Mark price"), kRight, [](const R &r) { return decimalCell(r.payment.markPrice, 2); }},
    };
    return std::make_unique<FundingModel>(std::move(columns), FundingKey{});
}

} // namespace qcat::ui
