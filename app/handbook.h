#pragma once

#include <qcat/ui_shell/handbook.h>

namespace qcat::app
{

// As it ships with this program: also right for an engine that runs elsewhere, and for none.
ui::Handbook handbook();

} // namespace qcat::app
