#pragma once

#include "open_segment.h"

#include <qcat/domain/config.h>
#include <qcat/trading_ports/journal.h>

#include <optional>
#include <string>

namespace qcat::journal
{

class FileWriter : public trading::JournalWriter
{
public:
    FileWriter(OpenSegment segment, std::uint64_t nextSequence, const domain::JournalConfig &config);
    ~FileWriter() override;

    base::Status append(std::uint64_t sourcePosition, const trading::KernelInput &input) override;
    base::Status appendIntents(const std::vector<trading::OrderIntent> &intents) override;
    base::Status sync() override;
    std::uint64_t nextSequence() const override { return m_nextSequence; }

private:
    template <typename Body>
    void buffer(std::uint64_t sourcePosition, const Body &body);
    base::Status flush();
    base::Status rotate();
    // Remembers the first failure: what was to follow a lost record must not be written.
    base::Status checked(base::Status status);

    OpenSegment m_segment;
    domain::JournalConfig m_config;
    std::uint64_t m_nextSequence;
    std::string m_buffer;
    std::optional<base::Error> m_failure;
};

} // namespace qcat::journal
