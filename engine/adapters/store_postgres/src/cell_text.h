#pragma once

#include <qcat/store_schema/table.h>

#include <string>
#include <vector>

namespace qcat::store_postgres
{

// A value in PostgreSQL's own text form, without quotes and escapes; false for NULL, which has none.
bool appendText(const store_schema::Cell &cell, std::string &into);
// A row as a line of COPY's text format, without the newline. `line` keeps its capacity.
void makeCopyLine(const std::vector<store_schema::Cell> &row, std::string &line);

} // namespace qcat::store_postgres
