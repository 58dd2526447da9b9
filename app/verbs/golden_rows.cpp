#include "golden_rows.h"

#include <qcat/base/text.h>
#include <qcat/feed/line_reader.h>

#include <charconv>

namespace qcat::app
{

using base::Decimal;
using base::Error;

namespace
{

constexpr std::string_view kHeader = "update_id,best_bid,bid_qty,best_ask,ask_qty";

Error badLine(const feed::LineReader &lines, const std::string &why)
{
    return Error{"golden.malformed", lines.path() + " line " + std::to_string(lines.lineNumber()) + ": " + why}
        .with("file", lines.path())
        .with("line", std::to_string(lines.lineNumber()));
}

base::Result<domain::TopOfBook> parseRow(std::string_view line)
{
    const auto words = base::split(line, ',');
    if (words.size() != 5)
        return Error{"golden.malformed", "expected five fields: " + std::string(kHeader)};
    domain::TopOfBook top;
    const auto [end, failed] = std::from_chars(words[0].data(), words[0].data() + words[0].size(), top.updateId);
    if (failed != std::errc() || end != words[0].data() + words[0].size())
        return Error{"golden.malformed",
                     "the update id '" + std::string(words[0].substr(0, 40)) + "' is not a whole number"};
    Decimal *const fields[] = {&top.bid.price, &top.bid.quantity, &top.ask.price, &top.ask.quantity};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto value = Decimal::parse(words[i + 1]);
        if (!value)
            return value.error();
        *fields[i] = *value;
    }
    return top;
}

} // namespace

base::Result<std::vector<GoldenRow>> readGoldenRows(const std::string &path)
{
    auto lines = feed::LineReader::open(path);
    if (!lines)
        return lines.error();
    std::vector<GoldenRow> rows;
    while (true) {
        const auto line = lines->next();
        if (!line)
            return line.error();
        if (!line->has_value())
            break;
        if (lines->lineNumber() == 1) {
            if (**line != kHeader)
                return badLine(*lines, "a golden file begins with '" + std::string(kHeader) + "'");
            continue;
        }
        const auto top = parseRow(**line);
        if (!top)
            return badLine(*lines, top.error().message);
        rows.push_back({std::size_t(lines->lineNumber()), *top, false});
    }
    if (rows.empty())
        return Error{"golden.empty", path + ": no row to compare with"}.with("file", path);
    return rows;
}

} // namespace qcat::app
