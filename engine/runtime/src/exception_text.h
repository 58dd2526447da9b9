#pragma once

#include <exception>
#include <string>

namespace qcat::runtime
{

// What an exception that stopped at a thread's boundary says of itself.
std::string textOf(const std::exception_ptr &exception);

} // namespace qcat::runtime
