#include <qcat/runtime/continued_journal.h>

#include <algorithm>

namespace qcat::runtime
{

using trading::KernelInput;
using trading::OrderIntent;

ContinuedJournal::ContinuedJournal(std::unique_ptr<trading::JournalReader> past, trading::JournalWriter &writer)
    : m_past(std::move(past)), m_writer(writer)
{
}

base::Status ContinuedJournal::begin()
{
    return m_past ? advance() : base::Status{};
}

base::Status ContinuedJournal::record(std::uint64_t sourcePosition, const KernelInput &input)
{
    if (!m_ahead) {
        m_sequence = m_writer.nextSequence();
        return m_writer.append(sourcePosition, input);
    }
    const auto *then = std::get_if<KernelInput>(&m_ahead->body);
    if (!then || *then != input)
        return diverged("input");
    m_sequence = m_ahead->sequence;
    return advance();
}

base::Status ContinuedJournal::record(const std::vector<OrderIntent> &intents)
{
    // A batch may have been cut by the crash: what is left of the past is compared, the rest is appended.
    auto rest = intents.begin();
    for (; rest != intents.end() && m_ahead; ++rest) {
        const auto *then = std::get_if<OrderIntent>(&m_ahead->body);
        if (!then || *then != *rest)
            return diverged("order intent");
        m_sequence = m_ahead->sequence;
        if (auto status = advance(); !status)
            return status;
    }
    if (rest == intents.end())
        return {};
    const std::vector<OrderIntent> unwritten(rest, intents.end());
    const auto status = m_writer.appendIntents(unwritten);
    m_sequence = m_writer.nextSequence() - 1;
    return status;
}

base::Status ContinuedJournal::advance()
{
    trading::JournalRecord record;
    const auto more = m_past->next(record);
    if (!more)
        return more.error();
    if (*more)
        m_ahead = std::move(record);
    else
        m_ahead.reset();
    return {};
}

base::Error ContinuedJournal::diverged(const char *what) const
{
    return base::Error{"journal.diverged",
                       "record " + std::to_string(m_ahead->sequence) + " of the journal is another " + what +
                           " than this run gives: the recording, the configuration or the program changed"}
        .with("sequence", std::to_string(m_ahead->sequence));
}

} // namespace qcat::runtime
