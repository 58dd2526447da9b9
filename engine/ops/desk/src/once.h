#pragma once

#include "live_executor.h"

#include <qcat/base/call.h>

#include <memory>
#include <utility>

namespace qcat::ops
{

// Hands `done` on so that it is called exactly once: with the answer, or with `onTimeout` when none comes in time.
template <typename T>
base::Done<T> onceBy(LiveExecutor &executor, base::Duration timeout, base::Error onTimeout, base::Done<T> done)
{
    auto pending = std::make_shared<base::Done<T>>(std::move(done));
    const base::Done<T> once = executor.guarded([pending](base::Result<T> result) {
        if (auto call = std::exchange(*pending, nullptr))
            call(std::move(result));
    });
    executor.postAfter(timeout, [once, onTimeout] { once(onTimeout); });
    return once;
}

} // namespace qcat::ops
