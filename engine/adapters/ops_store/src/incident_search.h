#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/incident_query.h>

#include <QString>
#include <QVariantList>

namespace qcat::ops_store
{

// A question for incidents as SQL over incident_index.
struct IncidentSearch {
    QString where; // " WHERE …" or nothing
    QVariantList values;
    QString order; // " ORDER BY …"
};

// "records.bad_query", "records.text_too_long".
base::Result<IncidentSearch> searchOf(const domain::IncidentQuery &query);

} // namespace qcat::ops_store
