#include "frame_errors.h"

#include <string>

namespace qcat::feed
{

using base::Error;

namespace
{

constexpr const char *kFieldNames[] = {"e", "E", "T", "s", "U", "u", "pu", "lastUpdateId", "b",   "a", "b", "B", "a",
                                       "A", "p", "q", "t", "a", "m", "X",  "result",       "data", "r"};

std::string printable(std::string_view bytes)
{
    std::string text;
    for (const char c : bytes)
        text += c >= ' ' && c < 127 ? c : '?';
    return text;
}

// The value in which the mistake is: from its quote, if one is near.
std::string valueAt(std::string_view frame, std::size_t offset)
{
    const auto quote = offset == 0 ? std::string_view::npos : frame.rfind('"', offset - 1);
    const bool quoted = quote != std::string_view::npos && offset - quote <= 24;
    const std::string_view value = frame.substr(quoted ? quote + 1 : offset, 24);
    return printable(value.substr(0, value.find('"')));
}

Error bad(const char *code, std::string_view frame, const FrameReader &reader, const char *wanted)
{
    const std::string field(reader.mistakenField());
    const std::string text = valueAt(frame, reader.offset());
    return Error{code, "field '" + field + "': '" + text + "' is not " + wanted + " (byte " +
                           std::to_string(reader.offset()) + ")"}
        .with("field", field)
        .with("text", text);
}

} // namespace

Error unreadable(std::string_view frame, const FrameReader &reader)
{
    switch (reader.mistake()) {
    case FrameReader::Mistake::Number:
        return bad("feed.bad_number", frame, reader, "a whole number of at most 19 digits");
    case FrameReader::Mistake::Price:
        return bad("feed.bad_price", frame, reader,
                   "a price: a quoted decimal above 0, at most 100000000, with at most 8 decimals");
    case FrameReader::Mistake::Quantity:
        return bad("feed.bad_quantity", frame, reader,
                   "a quantity: a quoted decimal from 0 to 9999999999 with at most 8 decimals");
    case FrameReader::Mistake::Twice:
        return Error{"feed.field_twice", "field '" + std::string(reader.mistakenField()) + "' is there twice"}.with(
            "field", std::string(reader.mistakenField()));
    case FrameReader::Mistake::Syntax:
        break;
    }
    return Error{"feed.malformed", "not a message of the venue: unexpected '" +
                                       printable(frame.substr(reader.offset(), 24)) + "' at byte " +
                                       std::to_string(reader.offset())}
        .with("byte", std::to_string(reader.offset()));
}

Error missingField(const char *message, const FrameFields &fields, std::uint32_t needed)
{
    const std::uint32_t missing = needed & ~fields.seen;
    const std::string name = kFieldNames[__builtin_ctz(missing)];
    return Error{"feed.missing_field", std::string(message) + " without field '" + name + "'"}
        .with("message", message)
        .with("field", name);
}

Error notPositive(const char *message, const char *field)
{
    return Error{"feed.bad_price", std::string(message) + ": field '" + field + "' is 0, a price must be above"}
        .with("message", message)
        .with("field", field);
}

Error badRate(std::string_view text)
{
    return Error{"feed.bad_number", "field 'r': '" + printable(text.substr(0, 24)) +
                                        "' is not a funding rate: a quoted decimal between -1 and 1 with at most 8 decimals"}
        .with("field", "r")
        .with("text", printable(text.substr(0, 24)));
}

Error badTime(std::uint64_t ms)
{
    return Error{"feed.bad_time",
                 "the event time " + std::to_string(ms) + " is not in milliseconds between 2001 and 2100"}
        .with("time", std::to_string(ms));
}

Error badIds(std::uint64_t first, std::uint64_t last)
{
    return Error{"feed.bad_ids",
                 "the first update id " + std::to_string(first) + " is above the last " + std::to_string(last)}
        .with("first", std::to_string(first))
        .with("last", std::to_string(last));
}

Error unknownMessage()
{
    return {"feed.unknown_message", "neither an event nor a book snapshot: no field 'e' and no 'lastUpdateId'"};
}

Error snapshotWithoutSymbol()
{
    return {"feed.missing_field",
            "a snapshot without a symbol among the messages of several instruments",
            {{"field", "symbol"}}};
}

} // namespace qcat::feed
