#pragma once

#include <qcat/wire/messages.h>

#include <qcat/api/incident_records.h>
#include <qcat/api/snapshot.h>

// What every type consists of, said once for both directions: visit() hands each member with its key to an encoder or a
// decoder.
namespace qcat::wire
{

template <typename T>
struct Fields;

template <typename T>
concept HasFields = requires
{
    sizeof(Fields<T>);
};

#define QCAT_WIRE_FIELDS(type)                                                                                         \
    template <>                                                                                                        \
    struct Fields<type> {                                                                                              \
        static void visit(auto &f, auto &x);                                                                           \
    };                                                                                                                 \
    void Fields<type>::visit([[maybe_unused]] auto &f, [[maybe_unused]] auto &x)

} // namespace qcat::wire

#include "fields_api.h"
#include "fields_cache.h"
#include "fields_commands.h"
#include "fields_data_plane.h"
#include "fields_domain.h"
#include "fields_events.h"
#include "fields_performance.h"
#include "fields_postgres.h"
#include "fields_redis.h"
#include "fields_runbook.h"
#include "fields_upkeep.h"
