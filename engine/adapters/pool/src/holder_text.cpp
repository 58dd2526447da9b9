#include "holder_text.h"

#include <fmt/format.h>

#include <fstream>
#include <string_view>
#include <unistd.h>

namespace qcat::pool
{

namespace
{

// "qcat::base::Status qcat::store_postgres::StorePostgres::write(...)" is more than a line of a table holds.
std::string_view shortFunction(std::string_view signature)
{
    signature = signature.substr(0, signature.find('('));
    signature = signature.substr(signature.find_last_of(' ') + 1); // npos + 1 is 0
    const auto scope = signature.rfind("::");
    return scope == std::string_view::npos ? signature : signature.substr(scope + 2);
}

} // namespace

std::string callSite(const std::source_location &where)
{
    const std::string_view path = where.file_name();
    return fmt::format("{}:{} {}", path.substr(path.find_last_of('/') + 1), where.line(),
                       shortFunction(where.function_name()));
}

std::string threadText(int threadId)
{
    std::string name;
    std::getline(std::ifstream(fmt::format("/proc/self/task/{}/comm", threadId)), name);
    return name.empty() ? std::to_string(threadId) : name;
}

std::string holderText(const Entry &entry)
{
    return fmt::format("lent to {} on thread {}{}{}", callSite(entry.borrower.where),
                       threadText(entry.borrower.threadId), *entry.borrower.purpose ? ", " : "",
                       entry.borrower.purpose);
}

int currentThreadId()
{
    thread_local const int id = int(::gettid());
    return id;
}

} // namespace qcat::pool
