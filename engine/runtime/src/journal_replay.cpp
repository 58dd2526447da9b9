#include <qcat/runtime/journal_replay.h>

#include <deque>

namespace qcat::runtime
{

namespace
{

base::Error diverged(std::uint64_t sequence)
{
    return base::Error{"journal.diverged",
                       "record " + std::to_string(sequence) +
                           " of the journal is another order than this program gives for the same inputs"}
        .with("sequence", std::to_string(sequence));
}

} // namespace

base::Status replayJournal(trading::JournalReader &journal, trading::Kernel &kernel, OrderStreamDigest &digest)
{
    trading::JournalRecord record;
    trading::KernelOutput output;
    std::deque<trading::OrderIntent> expected; // of the input before; a crash may have cut the last batch
    while (true) {
        const auto more = journal.next(record);
        if (!more)
            return more.error();
        if (!*more)
            break;
        if (const auto *intent = std::get_if<trading::OrderIntent>(&record.body)) {
            if (expected.empty() || expected.front() != *intent)
                return diverged(record.sequence);
            expected.pop_front();
            continue;
        }
        if (!expected.empty())
            return diverged(record.sequence);
        const auto &input = std::get<trading::KernelInput>(record.body);
        if (const auto *report = std::get_if<domain::VenueReport>(&input))
            digest.add(*report);
        else if (const auto *payment = std::get_if<domain::FundingPayment>(&input))
            digest.add(*payment);
        output.clear();
        kernel.handle(input, output);
        for (const auto &intent : output.intents) {
            digest.add(intent);
            expected.push_back(intent);
        }
    }
    return {};
}

} // namespace qcat::runtime
