#include "readers.h"

#include <qcat/base/text.h>
#include <qcat/domain/step_expression.h>
#include <qcat/ops_ports/action_kinds.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

// The steps of a runbook seen together.
namespace qcat::catalog_yaml
{

namespace
{

using domain::Runbook;
using domain::RunbookStep;
using domain::StepMode;

class Ways
{
public:
    Ways(const Runbook &runbook, const YAML::Node &nodes, Mistakes &mistakes) : m_runbook(runbook), m_nodes(nodes), m_mistakes(mistakes) {}

    void check()
    {
        checkNames();
        checkReferences();
        for (std::size_t i = 0; i < count(); ++i) {
            checkJumps(i);
            checkExpressions(i);
        }
        if (m_jumpsAreGood) {
            checkReached();
            checkProofs();
        }
    }

private:
    std::size_t count() const { return m_runbook.steps.size(); }
    const RunbookStep &step(std::size_t i) const { return m_runbook.steps[i]; }
    YAML::Mark at(std::size_t i, const char *key) const
    {
        const YAML::Node node = m_nodes[i];
        const auto found = node.IsMap() ? node[key] : YAML::Node(YAML::NodeType::Undefined);
        return found ? found.Mark() : node.Mark();
    }
    void wrong(std::size_t i, const char *key, std::string_view what) const
    {
        m_mistakes.add(at(i, key), fmt::format("step \"{}\": {}", step(i).name, what));
    }
    std::size_t indexOf(const std::string &name) const
    {
        return std::size_t(std::ranges::find(m_runbook.steps, name, &RunbookStep::name) - m_runbook.steps.begin());
    }

    void checkNames() const
    {
        for (std::size_t i = 0; i < count(); ++i)
            for (std::size_t k = 0; k < i; ++k)
                if (step(i).name == step(k).name)
                    m_mistakes.add(m_nodes[i].Mark(), fmt::format("step \"{}\" stands twice", step(i).name));
        std::set<std::string> names;
        for (const auto &parameter : m_runbook.parameters)
            if (!names.insert(parameter.name).second)
                m_mistakes.add(fmt::format("parameter \"{}\" stands twice", parameter.name));
    }

    // "$pid" stands for the whole value of a parameter; nothing is pieced together.
    void checkReferences() const
    {
        for (std::size_t i = 0; i < count(); ++i)
            for (const auto &[key, value] : step(i).inputs)
                if (value.starts_with('$') &&
                    std::ranges::find(m_runbook.parameters, value.substr(1), &domain::RunbookParameter::name) == m_runbook.parameters.end())
                    m_mistakes.add(m_nodes[i].Mark(),
                                   fmt::format("step \"{}\": \"{}\" is no parameter of this runbook", step(i).name, value));
    }

    void checkJump(std::size_t i, const char *key, const std::string &to)
    {
        if (to.empty())
            return;
        const auto target = indexOf(to);
        if (target < count() && target > i)
            return;
        m_jumpsAreGood = false;
        wrong(i, key, target < count() ? fmt::format("\"{}\" does not come later; a run goes forward only", to)
                                       : fmt::format("there is no step \"{}\"", to));
    }

    void checkJumps(std::size_t i)
    {
        checkJump(i, "next", step(i).next);
        checkJump(i, "default", step(i).otherwise);
        checkJump(i, "onFailure", step(i).onFailureStep);
        if (step(i).onFailure == domain::OnFailure::Step && step(i).onFailureStep.empty())
            wrong(i, "onFailure", "names no step after step:");
        for (const auto &choice : step(i).choices)
            checkJump(i, "choices", choice.next);
    }

    void checkOutput(std::size_t i, const char *key, const domain::StepOutput &output) const
    {
        const auto from = indexOf(output.step);
        if (from >= i || step(from).action == domain::kBranchAction)
            wrong(i, key, fmt::format("\"{}.{}\" is of no earlier step that looks at something", output.step, output.output));
        else if (output.output != "health" && output.output != "code" && !step(from).outputs.contains(output.output))
            wrong(i, key, fmt::format("step \"{}\" has no output \"{}\"", output.step, output.output));
    }

    void checkExpression(std::size_t i, const char *key, const std::string &text) const
    {
        const auto expression = domain::parseStepExpression(text);
        if (!expression)
            return wrong(i, key, fmt::format("\"{}\": {}", text, expression.error().message));
        for (const auto &part : expression->parts) {
            checkOutput(i, key, part.left);
            if (part.right)
                checkOutput(i, key, *part.right);
        }
    }

    void checkExpressions(std::size_t i) const
    {
        for (const auto &choice : step(i).choices)
            checkExpression(i, "choices", choice.when);
        for (const auto &condition : step(i).preconditions)
            checkExpression(i, "preconditions", condition.when);
    }

    // Where the run may go after the step; a step that is the last of its way leads behind all.
    std::vector<std::size_t> after(std::size_t i) const
    {
        std::vector<std::size_t> ways;
        if (step(i).action == domain::kEscalateAction)
            return ways;
        if (step(i).action == domain::kBranchAction) {
            for (const auto &choice : step(i).choices)
                ways.push_back(indexOf(choice.next));
            ways.push_back(indexOf(step(i).otherwise));
            return ways;
        }
        ways.push_back(step(i).isEnd ? count() : step(i).next.empty() ? i + 1 : indexOf(step(i).next));
        if (step(i).onFailure == domain::OnFailure::Step)
            ways.push_back(indexOf(step(i).onFailureStep));
        return ways;
    }

    void checkReached() const
    {
        std::set<std::size_t> reached = {0};
        for (std::size_t i = 0; i < count(); ++i)
            if (reached.contains(i))
                for (const auto next : after(i))
                    reached.insert(next);
        for (std::size_t i = 0; i < count(); ++i)
            if (!reached.contains(i))
                wrong(i, "name", "no way leads to it");
    }

    // Of each step: on every way from it something proves what was changed, or a person is called. Ways lead forward: from the last one.
    std::vector<bool> proven() const
    {
        std::vector<bool> all(count() + 1, false);
        for (auto i = count(); i-- > 0;)
            all[i] = ops::isProof(step(i).action) || step(i).action == domain::kEscalateAction ||
                     std::ranges::all_of(after(i), [&](std::size_t next) { return all[next]; });
        return all;
    }

    void checkProofs() const
    {
        const auto isProven = proven();
        std::vector<std::string_view> proofs;
        for (const auto &kind : ops::kActionKinds)
            if (kind.isProof)
                proofs.push_back(kind.name);
        for (std::size_t i = 0; i < count(); ++i)
            if (step(i).mode == StepMode::Mutate && !isProven[i])
                m_mistakes.add(m_nodes.Mark(), fmt::format("no step with action {} proves what step \"{}\" did",
                                                           fmt::join(proofs, " or "), step(i).name));
    }

    const Runbook &m_runbook;
    const YAML::Node m_nodes;
    Mistakes &m_mistakes;
    bool m_jumpsAreGood = true;
};

} // namespace

void checkWays(const Runbook &runbook, const YAML::Node &steps, Mistakes &mistakes)
{
    Ways(runbook, steps, mistakes).check();
}

} // namespace qcat::catalog_yaml
