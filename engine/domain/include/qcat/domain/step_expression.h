#pragma once

#include <qcat/base/result.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qcat::domain
{

// What an earlier step of a run has found: "sessions.idle".
struct StepOutput
{
    std::string step;
    std::string output;
    bool operator==(const StepOutput &) const = default;
};

// "login.health == ok", "sessions.free > 20 and pool.waiting == 0": comparisons and nothing else, over outputs of earlier steps. Joined by
// `and` or by `or`, not both. On the left a step's output; on the right another, a number, a word, or 'a text'.
struct StepExpression
{
    enum class Compare : std::uint8_t { Equal, NotEqual, Less, AtMost, More, AtLeast };
    struct Part
    {
        StepOutput left;
        Compare compare = Compare::Equal;
        std::string literal;
        std::optional<StepOutput> right; // instead of the literal
        bool operator==(const Part &) const = default;
    };
    std::vector<Part> parts;
    bool needsAll = true; // joined by `and`
    bool operator==(const StepExpression &) const = default;
};

// The message of the error says what is wrong with the text.
base::Result<StepExpression> parseStepExpression(std::string_view text);

// Gives what the step has put out; empty: it has not.
using StepOutputs = std::function<std::optional<std::string>(const StepOutput &)>;

// Two numbers are compared as numbers, anything else for being the same text. A comparison with what is not there, or of an order between
// what are no numbers, does not hold: what nobody knows opens no way.
bool holds(const StepExpression &expression, const StepOutputs &outputs);

} // namespace qcat::domain
