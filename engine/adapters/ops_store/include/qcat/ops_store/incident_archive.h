#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/incident_query.h>

#include <memory>
#include <string>

namespace qcat::ops_store
{

class Connection;
struct IncidentSearch;

// Reads the desk's store beside the desk: lists, searches and counts, however many incidents there are, without holding it up. Open, use
// and destroy it on one thread.
class IncidentArchive
{
public:
    // The store must be there; nothing of it is changed. "ops_store.failed".
    static base::Result<std::unique_ptr<IncidentArchive>> open(const std::string &file);
    ~IncidentArchive();

    // "records.bad_query" for bounds that make no sense, "records.text_too_long".
    base::Result<domain::IncidentPage> incidents(const domain::IncidentQuery &query);
    base::Result<domain::IncidentStatistics> statistics(base::WallTime from, base::WallTime to);

private:
    struct Found;
    base::Result<Found> find(const domain::IncidentQuery &query, const IncidentSearch &search);
    base::Result<domain::IncidentRecord> recordOf(const domain::IncidentId &id);
    explicit IncidentArchive(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> m_connection;
};

} // namespace qcat::ops_store
