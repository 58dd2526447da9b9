#include "proc_files.h"

#include <fstream>
#include <sstream>

namespace qcat::telemetry
{

std::optional<double> numberIn(const std::string &file)
{
    std::ifstream in(file);
    double value = 0;
    return in >> value ? std::optional(value) : std::nullopt;
}

std::map<std::string, double> numbersByName(const std::string &file)
{
    std::map<std::string, double> all;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string name;
        double value = 0;
        if (!(words >> name >> value))
            continue;
        if (name.ends_with(':'))
            name.pop_back();
        all[name] = value;
    }
    return all;
}

} // namespace qcat::telemetry
