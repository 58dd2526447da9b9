#include "redactor.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace qcat::log_spdlog
{

namespace
{

constexpr std::string_view kBlack = "***";
constexpr std::size_t kShortestSecret = 4; // shorter ones would blacken half the log
constexpr std::array<std::string_view, 7> kTellingNames = {"password",  "passwd",        "secret", "token",
                                                           "signature", "authorization", "apikey"};

bool isWordChar(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-';
}

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return out;
}

void replaceAll(std::string &text, std::string_view what)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + kBlack.size()))
        text.replace(at, what.size(), kBlack);
}

// From `at` behind a telling name: the range of the value, empty when no value follows ("the token file").
std::pair<std::size_t, std::size_t> valueAfter(std::string_view text, std::size_t at)
{
    while (at < text.size() && (isWordChar(text[at]) || text[at] == '"' || text[at] == '\''))
        ++at; // "token_file", a closing quote
    while (at < text.size() && text[at] == ' ')
        ++at;
    if (at == text.size() || (text[at] != '=' && text[at] != ':'))
        return {at, at};
    ++at;
    while (at < text.size() && text[at] == ' ')
        ++at;
    if (at < text.size() && (text[at] == '"' || text[at] == '\''))
        return {at + 1, std::min(text.find(text[at], at + 1), text.size())};
    for (const std::string_view scheme : {"bearer ", "basic "})
        if (lower(text.substr(at, scheme.size())) == scheme)
            at += scheme.size();
    const auto end = text.find_first_of(" \t\r\n\"',;&)}]", at);
    return {at, end == std::string_view::npos ? text.size() : end};
}

void blackenNamedValues(std::string &text)
{
    for (const auto name : kTellingNames) {
        std::string plain = lower(text);
        for (auto at = plain.find(name); at != std::string::npos; at = plain.find(name, at + name.size())) {
            const auto [begin, end] = valueAfter(text, at + name.size());
            if (begin == end)
                continue;
            text.replace(begin, end - begin, kBlack);
            plain.replace(begin, end - begin, kBlack);
        }
    }
}

// scheme://user:password@host
void blackenAddresses(std::string &text)
{
    for (auto at = text.find("://"); at != std::string::npos; at = text.find("://", at + 3)) {
        const auto end = std::min(text.find_first_of("/ \t\r\n\"'", at + 3), text.size());
        const auto sign = text.rfind('@', end);
        if (sign != std::string::npos && sign > at + 3 && sign < end)
            text.replace(at + 3, sign - at - 3, kBlack);
    }
}

} // namespace

Redactor::Redactor(std::vector<std::string> secrets) : m_secrets(std::move(secrets))
{
    std::erase_if(m_secrets, [](const auto &secret) { return secret.size() < kShortestSecret; });
}

std::string Redactor::operator()(std::string_view text) const
{
    std::string out(text);
    for (const auto &secret : m_secrets)
        replaceAll(out, secret);
    blackenNamedValues(out);
    blackenAddresses(out);
    return out;
}

} // namespace qcat::log_spdlog
