#pragma once

#include <qcat/kernel/kernel.h>
#include <qcat/runtime/order_stream_digest.h>
#include <qcat/trading_ports/journal.h>

namespace qcat::runtime
{

// Gives a journal's inputs to a fresh kernel, in their order, and demands that it wants what it wanted then: intent for
// intent, bit for bit ("journal.diverged" otherwise). Afterwards the kernel is where the journal ends, and the digest
// is that of the whole stream.
base::Status replayJournal(trading::JournalReader &journal, trading::Kernel &kernel, OrderStreamDigest &digest);

} // namespace qcat::runtime
