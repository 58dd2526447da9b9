#include "doctor.h"

#include "doctor_database.h"
#include "doctor_redis.h"
#include "doctor_store.h"
#include "verbs.h"

#include <fmt/format.h>

#include <map>

namespace qcat::app
{

namespace
{

using Examination = int (*)(const std::vector<std::string> &arguments);

const std::map<std::string, Examination> &examinations()
{
    static const std::map<std::string, Examination> all = {{"database", runDoctorDatabase}, {"redis", runDoctorRedis}, {"store", runDoctorStore}};
    return all;
}

} // namespace

int runDoctor(const std::vector<std::string> &arguments)
{
    const auto chosen = arguments.empty() ? examinations().end() : examinations().find(arguments.front());
    if (chosen != examinations().end())
        return chosen->second({arguments.begin() + 1, arguments.end()});
    std::string subjects;
    for (const auto &[name, run] : examinations())
        subjects += (subjects.empty() ? "" : " | ") + name;
    fmt::print(stderr, "usage: qcat doctor {}; see --help\n", subjects);
    return kUsage;
}

} // namespace qcat::app
