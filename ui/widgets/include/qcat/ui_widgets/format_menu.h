#pragma once

#include <qcat/report/incident_report.h>

#include <functional>

class QMenu;
class QPushButton;

namespace qcat::ui
{

// The formats of a report as the menu of a button; its actions are named after the button ("incidents_exportPdf").
QMenu *addFormatMenu(QPushButton &button, std::function<void(report::Format)> chosen);
// The language that a report from this window has.
report::Language reportLanguage();

} // namespace qcat::ui
