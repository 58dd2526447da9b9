#pragma once

#include <qcat/base/result.h>
#include <qcat/trading_ports/trading_store.h>

#include <string>
#include <string_view>

namespace qcat::store_spool
{

// A record as bytes: versioned, little-endian, the same on every machine.
void encode(const trading::StoreRecord &record, std::string &into);
// Bytes that are no record of a known version are an Error, whatever they are.
base::Result<trading::StoreRecord> decode(std::string_view bytes);

} // namespace qcat::store_spool
