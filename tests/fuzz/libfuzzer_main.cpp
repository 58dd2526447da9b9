#include "targets.h"

// QCAT_FUZZ_TARGET is one of the functions of targets.h: one program each.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QCAT_FUZZ_TARGET(data, size);
    return 0;
}
