#pragma once

#include <cstddef>
#include <cstdint>

// What is fuzzed: each takes any bytes and must neither crash nor break its promise. Run by libFuzzer where the
// compiler is clang and QCAT_FUZZ=ON, and by replay_corpus over the seeds and their mutations everywhere.
void fuzzFrame(const std::uint8_t *data, std::size_t size);
void fuzzRecordedLine(const std::uint8_t *data, std::size_t size);
void fuzzJournalSegment(const std::uint8_t *data, std::size_t size);
void fuzzStatement(const std::uint8_t *data, std::size_t size);
void fuzzRedisInfo(const std::uint8_t *data, std::size_t size);
