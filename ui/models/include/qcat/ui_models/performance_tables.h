#pragma once

#include <qcat/domain/performance.h>
#include <qcat/ui_models/data_plane_verdicts.h>
#include <qcat/ui_models/keyed_table.h>

#include <memory>

namespace qcat::ui
{

using BaselinesModel = KeyedModel<domain::Baseline>;
using StageTimesModel = KeyedModel<domain::StageTime>;

std::unique_ptr<BaselinesModel> makeBaselinesModel();
// Of stages and of requests: what their names mean to a person is said by `title`.
using StageTitle = QString (*)(const std::string &name);
std::unique_ptr<StageTimesModel> makeStageTimesModel(const char *nameTitle, StageTitle title);

std::vector<Keyed<domain::Baseline>> rowsOf(const std::vector<domain::Baseline> &baselines);
std::vector<Keyed<domain::StageTime>> rowsOf(const std::vector<domain::StageTime> &times);

// "order.durable" → "Orders: written through to the disk"; a name that is not known stands for itself.
QString metricTitle(const std::string &metric);
// "durable" → "journal on disk".
QString stageTitle(const std::string &stage);
QString pathTitle(const std::string &path);
// A value of this figure, with its unit: "23 ms", "0.41 cores", "34 %".
QString figureText(const domain::Baseline &figure, double value);
QString word(domain::PerformanceArea area);
QString word(domain::BaselineState state);

// Whether all is as usual, and what is not.
Verdict performanceVerdict(const domain::PerformanceStatus &status, const EngineModel &engine);

} // namespace qcat::ui
