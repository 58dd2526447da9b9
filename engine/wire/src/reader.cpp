#include "reader.h"

#include "base64.h"

namespace qcat::wire
{

void Reader::read(const Json &json, bool &value)
{
    if (!json.is_boolean())
        return fail("must be true or false");
    value = json.get<bool>();
}

void Reader::read(const Json &json, double &value)
{
    if (json.is_null()) // not finite where it came from
        value = std::numeric_limits<double>::quiet_NaN();
    else if (json.is_number())
        value = json.get<double>();
    else
        fail("must be a number");
}

void Reader::read(const Json &json, std::string &value)
{
    if (!json.is_string())
        return fail("must be a text");
    value = json.get_ref<const std::string &>();
}

void Reader::read(const Json &json, api::FileContent &value)
{
    auto bytes = json.is_string() ? fromBase64(json.get_ref<const std::string &>()) : std::nullopt;
    if (!bytes)
        return fail("must be the bytes of a file in base64");
    value.bytes = std::move(*bytes);
}

void Reader::read(const Json &json, base::Decimal &value)
{
    const auto parsed = json.is_string() ? base::Decimal::parse(json.get_ref<const std::string &>())
                                         : base::Result<base::Decimal>(base::Error{"wire.malformed", ""});
    if (!parsed)
        return fail("must be a decimal number in a text, like \"61800.2\"");
    value = *parsed;
}

void Reader::read(const Json &json, base::SteadyTime &value)
{
    if (json.is_null()) {
        value = {};
        return;
    }
    constexpr std::int64_t kOldest = INT64_MAX / 4'000'000;
    std::int64_t ageMs = 0;
    read(json, ageMs);
    if (ageMs < 0 || ageMs > kOldest)
        return fail("must be an age in milliseconds");
    value = m_now + std::chrono::milliseconds(-ageMs);
}

void Reader::read(const Json &json, api::BookState &value)
{
    for (std::size_t i = 0; i < kBookStates.size(); ++i)
        if (json == kBookStates[i]) {
            value = api::BookState(i);
            return;
        }
    fail("is not one of the words that are known here");
}

void Reader::read(const Json &json, std::map<std::string, std::string> &values)
{
    if (!json.is_object())
        return fail("must be an object of texts");
    for (const auto &[key, value] : json.items())
        within(key, [&, &text = value] { read(text, values[key]); });
}

void Reader::fail(std::string_view what)
{
    if (m_error)
        return;
    std::string path;
    for (const auto &step : m_path)
        path += (path.empty() || step.front() == '[' ? "" : ".") + step;
    if (path.empty())
        path = "the message";
    m_error = base::Error{"wire.malformed", fmt::format("{} {}", path, what)}
                  .with("path", path)
                  .with("what", std::string(what));
}

base::Error tooLarge(std::size_t size, std::size_t largest)
{
    return base::Error{"wire.too_large", fmt::format("the message is {} bytes, above the limit of {}", size, largest)}
        .with("limit", std::to_string(largest));
}

base::Result<Json> parseBounded(std::string_view text, std::size_t largest)
{
    if (text.size() > largest)
        return tooLarge(text.size(), largest);
    Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        return base::Error{"wire.malformed", "the message is not JSON"};
    return json;
}

} // namespace qcat::wire
