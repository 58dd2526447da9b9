#pragma once

#include <qcat/api/log_reader.h>
#include <qcat/log_files/log_index.h>

#include <map>
#include <memory>

namespace qcat::log_reader
{

// How many messages of each level each minute has.
class Minutes
{
public:
    void add(log_files::CivilTime time, log_files::Level level) { change(time, level, 1); }
    void remove(log_files::CivilTime time, log_files::Level level) { change(time, level, std::uint64_t(-1)); }
    // Of a whole file, of these levels; none: of all.
    void add(const log_files::LogIndex &index, api::LogLevels levels);

    // The same one until something was changed.
    std::shared_ptr<const std::vector<api::LogMinute>> all() const;
    bool isChanged() const { return !m_all; }

private:
    void change(log_files::CivilTime time, log_files::Level level, std::uint64_t by);

    std::map<std::int64_t, log_files::LogIndex::LevelCounts> m_counts;
    mutable std::shared_ptr<const std::vector<api::LogMinute>> m_all;
};

} // namespace qcat::log_reader
