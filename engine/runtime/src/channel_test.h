#pragma once

#include <qcat/base/executor.h>
#include <qcat/notify/pager.h>
#include <qcat/ops_ports/action.h>

#include <memory>

namespace qcat::runtime
{

// "channel.test": a message marked TEST by the real way out; done when the provider has said its word. The pager outlives it.
std::unique_ptr<ops::Action> channelTest(notify::Pager &pager);

} // namespace qcat::runtime
