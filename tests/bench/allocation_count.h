#pragma once

#include <cstdint>

// Calls of operator new in this process so far: the benchmarks show how many their steady state makes.
std::uint64_t allocationCount();
