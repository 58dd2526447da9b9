#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace qcat::app
{

// qcat book-check RECORDING GOLDEN [SYMBOL]: rebuilds the book of a recording by its venue's rule and compares the top
// of the book with every row of a golden file (update_id,best_bid,bid_qty,best_ask,ask_qty). Prints "rows N equal M".
// Exit code 0 when all are equal, 1 when not or when a file cannot be used, 2 for wrong arguments.
int runBookCheck(const std::vector<std::string> &args, std::ostream &out, std::ostream &err);

} // namespace qcat::app
