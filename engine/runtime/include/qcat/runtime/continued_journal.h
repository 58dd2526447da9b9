#pragma once

#include <qcat/trading_ports/journal.h>

#include <memory>

namespace qcat::runtime
{

// A journal that is first relived and then continued. While records of an earlier run are left, what is recorded must
// equal the next of them ("journal.diverged" otherwise: the inputs or the program are not what they were); after the
// last one it is appended. Recovery and normal running are thereby one code path. Engine thread.
class ContinuedJournal
{
public:
    // `past` may be null: a new journal. The writer outlives this.
    ContinuedJournal(std::unique_ptr<trading::JournalReader> past, trading::JournalWriter &writer);

    base::Status begin(); // reads ahead; call once

    bool isReliving() const { return m_ahead.has_value(); }
    // The next record of the past; null when it is used up.
    const trading::JournalRecord *next() const { return m_ahead ? &*m_ahead : nullptr; }

    base::Status record(std::uint64_t sourcePosition, const trading::KernelInput &input);
    base::Status record(const std::vector<trading::OrderIntent> &intents);
    // Of the record that was made last.
    std::uint64_t sequence() const { return m_sequence; }

private:
    base::Status advance();
    base::Error diverged(const char *what) const;

    std::unique_ptr<trading::JournalReader> m_past;
    trading::JournalWriter &m_writer;
    std::optional<trading::JournalRecord> m_ahead;
    std::uint64_t m_sequence = 0;
};

} // namespace qcat::runtime
