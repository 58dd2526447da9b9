#pragma once

#include <qcat/domain/exposure.h>

namespace qcat::ops
{

// What is at stake, as last heard from the engine and the venue. Thread-safe, returns at once; the figures carry their time.
class ExposureSource
{
public:
    virtual ~ExposureSource() = default;
    virtual domain::Exposure exposure() const = 0;
};

} // namespace qcat::ops
