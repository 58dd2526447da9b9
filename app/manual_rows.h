#pragma once

#include <qcat/ui_models/manual_table.h>

#include <vector>

namespace qcat::app
{

// The fault manual as the console shows it; empty where the table cannot be read.
std::vector<ui::ManualRow> manualRows();

} // namespace qcat::app
