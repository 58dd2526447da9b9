#include "dead_letters.h"

#include "file.h"

#include <qcat/store_spool/record_codec.h>

#include <fmt/format.h>

#include <fcntl.h>
#include <unistd.h>

namespace qcat::store_spool
{

using namespace trading;

namespace
{

std::string whatIsIt(const OrderRow &row)
{
    return fmt::format("order {} of {}, {}/{}", row.order.request.clientId.value, row.symbol, row.venue, row.account);
}

std::string whatIsIt(const FillRow &row)
{
    return fmt::format("fill {} of {}, {}/{}", row.fill.tradeId, row.symbol, row.venue, row.account);
}

std::string whatIsIt(const PositionRow &row)
{
    return fmt::format("position in {}, {}/{}", row.symbol, row.venue, row.account);
}

std::string whatIsIt(const StrategyRow &row)
{
    return fmt::format("strategy {}", row.id.value);
}

std::string whatIsIt(const StrategyVersionRow &row)
{
    return fmt::format("version {} of strategy {}", row.version, row.id.value);
}

std::string whatIsIt(const StrategyParameterRow &row)
{
    return fmt::format("parameter {} of strategy {}", row.name, row.id.value);
}

std::string whatIsIt(const EquityRow &row)
{
    return fmt::format("equity at {}, {}/{}", base::toIso(row.sample.time), row.venue, row.account);
}

std::string whatIsIt(const FundingRow &row)
{
    return fmt::format("funding at {} on {}, {}/{}", base::toIso(row.payment.time), row.symbol, row.venue, row.account);
}

std::string whatIsIt(const CandleRow &row)
{
    return fmt::format("candle of {} on {}, {}", base::toIso(row.candle.start), row.symbol, row.venue);
}

std::string whatIsIt(const PerformanceRow &row)
{
    return fmt::format("performance of strategy {} in run {}", row.strategy.value, row.run.value);
}

std::string whatIsIt(const AuditRow &row)
{
    return fmt::format("act {} ({}) on {}/{}", row.act, row.action, row.venue, row.account);
}

std::string toHex(std::string_view bytes)
{
    std::string hex;
    for (const unsigned char byte : bytes)
        hex += fmt::format("{:02x}", byte);
    return hex;
}

std::string oneLine(std::string text)
{
    for (char &c : text)
        if (static_cast<unsigned char>(c) < ' ')
            c = ' ';
    return text;
}

} // namespace

std::string describe(const StoreRecord &record)
{
    return std::visit([](const auto &row) { return whatIsIt(row); }, record.row);
}

base::Status DeadLetters::add(const StoreRecord &record, const base::Error &reason, base::WallTime time) const
{
    const auto file = openFile(m_path, O_RDWR | O_CREAT);
    if (!file)
        return file.error();
    std::string bytes;
    encode(record, bytes);
    const std::string text = fmt::format("{} | epoch {} sequence {} ordinal {}", describe(record), record.epoch.value,
                                         record.sequence, record.ordinal);
    const std::string line =
        fmt::format("{} | {} | {} | {}\n", base::toIso(time), oneLine(text), oneLine(reason.message), toHex(bytes));
    if (auto written = writeAt(*file, m_path, std::int64_t(std::filesystem::file_size(m_path)), line); !written)
        return written;
    return ::fdatasync(file->descriptor()) == 0 ? base::Status() : fileError("write", m_path);
}

} // namespace qcat::store_spool
