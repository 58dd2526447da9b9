#include "component_board.h"

#include <qcat/domain/badness.h>

#include <algorithm>

namespace qcat::ops
{

ComponentBoard::ComponentBoard(std::vector<ComponentDefinition> components)
{
    for (auto &component : components)
        m_nodes.push_back({std::move(component), false, {}});
}

void ComponentBoard::expect(const domain::ComponentId &component)
{
    node(component).shown = true;
}

void ComponentBoard::take(const domain::ProbeResult &result, base::Duration interval)
{
    auto &at = node(result.component);
    at.shown = true;
    at.latest[{result.probe, result.instance}] = {result, interval};
}

domain::Health ComponentBoard::healthOf(const domain::ComponentId &component) const
{
    for (const auto &candidate : m_nodes)
        if (candidate.definition.id == component)
            if (const auto *latest = worst(candidate))
                return latest->result.health;
    return domain::Health::Unknown;
}

std::vector<api::ComponentView>
ComponentBoard::views(const std::function<domain::ComponentId(const domain::ComponentId &)> &because) const
{
    std::vector<api::ComponentView> all;
    for (const auto &shown : m_nodes) {
        if (!shown.shown)
            continue;
        api::ComponentView view;
        view.id = shown.definition.id;
        view.title = shown.definition.title;
        view.dependsOn = shown.definition.dependsOn;
        if (const auto *latest = worst(shown)) {
            view.health = latest->result.health;
            view.finding = latest->result.finding;
            view.wallTime = latest->result.wallTime;
            view.at = latest->result.at;
            view.interval = latest->interval;
        }
        for (const auto &[key, latest] : shown.latest)
            view.measured.insert(view.measured.end(), latest.result.measured.begin(), latest.result.measured.end());
        if (domain::badness(view.health) >= domain::badness(domain::Health::Unknown))
            view.because = because(view.id);
        all.push_back(std::move(view));
    }
    return all;
}

ComponentBoard::Node &ComponentBoard::node(const domain::ComponentId &component)
{
    const auto known = std::find_if(m_nodes.begin(), m_nodes.end(),
                                    [&](const Node &candidate) { return candidate.definition.id == component; });
    if (known != m_nodes.end())
        return *known;
    m_nodes.push_back({{component, {component.value, component.value}, {}}, false, {}});
    return m_nodes.back();
}

const ComponentBoard::Latest *ComponentBoard::worst(const Node &node)
{
    const Latest *found = nullptr;
    for (const auto &[key, latest] : node.latest)
        if (!found || domain::badness(latest.result.health) > domain::badness(found->result.health))
            found = &latest;
    return found;
}

} // namespace qcat::ops
