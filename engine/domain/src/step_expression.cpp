#include <qcat/domain/step_expression.h>

#include <qcat/base/decimal.h>
#include <qcat/base/text.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace qcat::domain
{

namespace
{

using Compare = StepExpression::Compare;

constexpr std::size_t kMostBytes = 400;

struct Sign
{
    std::string_view text;
    Compare compare;
};
constexpr std::array kSigns = {Sign{"==", Compare::Equal},  Sign{"!=", Compare::NotEqual}, Sign{"<=", Compare::AtMost},
                               Sign{">=", Compare::AtLeast}, Sign{"<", Compare::Less},      Sign{">", Compare::More}};

bool isNameByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool isName(std::string_view text)
{
    return !text.empty() && !(text[0] >= '0' && text[0] <= '9') && std::ranges::all_of(text, isNameByte);
}

std::optional<StepOutput> outputOf(std::string_view text)
{
    const auto dot = text.find('.');
    if (dot == std::string_view::npos || !isName(text.substr(0, dot)) || !isName(text.substr(dot + 1)))
        return std::nullopt;
    return StepOutput{std::string(text.substr(0, dot)), std::string(text.substr(dot + 1))};
}

// Words, signs and quoted texts; nothing where a quote does not end.
std::optional<std::vector<std::string_view>> tokensOf(std::string_view text)
{
    std::vector<std::string_view> tokens;
    for (std::size_t p = 0; p < text.size();) {
        if (text[p] == ' ') {
            ++p;
            continue;
        }
        std::size_t end = p;
        if (text[p] == '\'') {
            end = text.find('\'', p + 1);
            if (end == std::string_view::npos)
                return std::nullopt;
            ++end;
        } else {
            end = std::min(text.find(' ', p), text.size());
        }
        tokens.push_back(text.substr(p, end - p));
        p = end;
    }
    return tokens;
}

base::Error wrong(std::string what)
{
    return {"runbook.expression", std::move(what), {}};
}

base::Result<StepExpression::Part> partOf(std::string_view left, std::string_view sign, std::string_view right)
{
    const auto output = outputOf(left);
    if (!output)
        return wrong(fmt::format("\"{}\" is no output of a step; write STEP.OUTPUT", left));
    const auto at = std::ranges::find(kSigns, sign, &Sign::text);
    if (at == kSigns.end())
        return wrong(fmt::format("\"{}\" compares nothing; allowed: ==, !=, <, <=, >, >=, with blanks around", sign));
    StepExpression::Part part{*output, at->compare, {}, {}};
    if (right.size() >= 2 && right.front() == '\'')
        part.literal = std::string(right.substr(1, right.size() - 2));
    else if (base::Decimal::parse(right) || isName(right))
        part.literal = std::string(right);
    else if (auto other = outputOf(right))
        part.right = std::move(other);
    else
        return wrong(fmt::format("\"{}\" is no output of a step, number, word or 'text'", right));
    const bool isOrder = part.compare != Compare::Equal && part.compare != Compare::NotEqual;
    if (isOrder && !part.right && !base::Decimal::parse(part.literal))
        return wrong(fmt::format("\"{}\" is no number: only == and != compare it", right));
    return part;
}

bool holds(Compare compare, const std::string &left, const std::string &right)
{
    const auto a = base::Decimal::parse(left);
    const auto b = base::Decimal::parse(right);
    const bool areNumbers = a && b;
    const bool isSame = areNumbers ? *a == *b : left == right;
    switch (compare) {
    case Compare::Equal:
        return isSame;
    case Compare::NotEqual:
        return !isSame;
    case Compare::Less:
        return areNumbers && *a < *b;
    case Compare::AtMost:
        return areNumbers && *a <= *b;
    case Compare::More:
        return areNumbers && *a > *b;
    case Compare::AtLeast:
        return areNumbers && *a >= *b;
    }
    return false;
}

} // namespace

base::Result<StepExpression> parseStepExpression(std::string_view text)
{
    if (text.size() > kMostBytes)
        return wrong(fmt::format("has {} bytes; at most {} are read", text.size(), kMostBytes));
    const auto tokens = tokensOf(text);
    if (!tokens)
        return wrong("a quote does not end");
    if (tokens->size() % 4 != 3)
        return wrong("is no comparison; write STEP.OUTPUT == VALUE, several joined by \"and\" or by \"or\"");
    StepExpression expression;
    for (std::size_t i = 0; i < tokens->size(); i += 4) {
        auto part = partOf((*tokens)[i], (*tokens)[i + 1], (*tokens)[i + 2]);
        if (!part)
            return part.error();
        expression.parts.push_back(std::move(*part));
        if (i + 3 >= tokens->size())
            break;
        const auto joint = (*tokens)[i + 3];
        if (joint != "and" && joint != "or")
            return wrong(fmt::format("\"{}\" joins nothing; allowed: and, or", joint));
        if (i > 0 && expression.needsAll != (joint == "and"))
            return wrong("\"and\" and \"or\" cannot be mixed; use a further branch");
        expression.needsAll = joint == "and";
    }
    return expression;
}

bool holds(const StepExpression &expression, const StepOutputs &outputs)
{
    const auto isTrue = [&](const StepExpression::Part &part) {
        const auto left = outputs(part.left);
        const auto right = part.right ? outputs(*part.right) : std::optional(part.literal);
        return left && right && holds(part.compare, *left, *right);
    };
    return expression.needsAll ? std::ranges::all_of(expression.parts, isTrue) : std::ranges::any_of(expression.parts, isTrue);
}

} // namespace qcat::domain
