#include "rescuer.h"

#include "act.h"
#include "facts.h"
#include "look.h"

namespace qcat::app::rescue
{

namespace
{

QString text(const std::string &words)
{
    return QString::fromStdString(words);
}

ui::RescueView viewOf(const Seen &seen, bool chinese)
{
    ui::RescueView view;
    view.at = seen.at;
    for (const auto &fact : factsOf(seen, chinese))
        view.facts.push_back({text(fact.name), text(fact.text), fact.health});
    for (const auto &step : nextSteps(seen))
        view.steps.push_back({text(chinese ? step.what.zh : step.what.en), step.weight,
                              text(std::string(nameOf(step.act))), text(std::string(phraseOf(step.act)))});
    return view;
}

} // namespace

Rescuer::Rescuer(RunOptions options)
    : m_options(std::move(options)), m_thread("rescue", 16, [](const std::exception_ptr &) {})
{
}

Rescuer::~Rescuer()
{
    m_thread.stop();
}

void Rescuer::look(bool chinese, std::function<void(ui::RescueView)> done)
{
    m_thread.post([this, chinese, done = std::move(done)] { done(viewOf(rescue::look(m_options), chinese)); });
}

void Rescuer::carryOut(const QString &act, std::function<void(QString)> done)
{
    const auto name = act.toStdString();
    m_thread.post([this, name, done = std::move(done)] {
        const auto which = name == nameOf(Act::Continue) ? Act::Continue
                           : name == nameOf(Act::Start)  ? Act::Start
                                                         : Act::None;
        const auto carried = rescue::carryOut(which, m_options);
        done(carried ? QString() : text(carried.error().message));
    });
}

} // namespace qcat::app::rescue
