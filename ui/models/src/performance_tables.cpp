#include <qcat/ui_models/performance_tables.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/table_cells.h>

#include <QCoreApplication>

#include <algorithm>

namespace qcat::ui
{

namespace
{

using domain::Baseline;
using domain::BaselineState;
using domain::StageTime;

struct PerformanceVerdicts {
    Q_DECLARE_TR_FUNCTIONS(PerformanceVerdicts)
};

constexpr Qt::Alignment kLeft = Qt::AlignLeft;
constexpr Qt::Alignment kRight = Qt::AlignRight;

base::Duration asDuration(double seconds)
{
    return base::Duration(std::int64_t(seconds * 1e9));
}

TableCell valueCell(const Baseline &baseline, double value)
{
    if (baseline.unit == "s")
        return latencyCell(asDuration(value));
    if (baseline.unit == "ratio")
        return ratioCell(value);
    return {.text = figureText(baseline, value), .sort = value, .copy = QString::number(value)};
}

TableCell knownCell(const Baseline &baseline, double value)
{
    return baseline.state == BaselineState::Learning ? noneCell() : valueCell(baseline, value);
}

Tone toneOf(BaselineState state)
{
    switch (state) {
    case BaselineState::Deviating: return Tone::Alarm;
    case BaselineState::Suspected:
    case BaselineState::Drifting: return Tone::Warning;
    case BaselineState::Usual: return Tone::Good;
    case BaselineState::Learning: break;
    }
    return Tone::Muted;
}

TableCell stateCell(const Baseline &baseline)
{
    auto cell = textCell(word(baseline.state), toneOf(baseline.state));
    if (baseline.since.isValid())
        cell.tip = PerformanceVerdicts::tr("since %1").arg(dateTimeText(baseline.since));
    return cell;
}

// The value, with where it stands between zero and twice the limit behind it.
TableCell nowCell(const Baseline &baseline)
{
    auto cell = valueCell(baseline, baseline.value);
    if (baseline.limit > 0)
        cell.bar = std::clamp(baseline.value / (2 * baseline.limit), 0.0, 1.0);
    if (baseline.state == BaselineState::Deviating)
        cell.tone = Tone::Alarm;
    return cell;
}

TableCell learnedCell(const Baseline &baseline)
{
    auto cell = countCell(baseline.intervals);
    cell.text = baseline.isOfThisHour ? PerformanceVerdicts::tr("%1 of this hour of the week", "intervals").arg(countText(baseline.intervals))
                                      : PerformanceVerdicts::tr("%1 of the last hours", "intervals").arg(countText(baseline.intervals));
    return cell;
}

TableCell shareCell(const StageTime &time)
{
    auto cell = ratioCell(time.share);
    cell.bar = std::clamp(time.share, 0.0, 1.0);
    return cell;
}

} // namespace

QString figureText(const Baseline &figure, double value)
{
    if (figure.unit == "s")
        return latencyText(asDuration(value));
    if (figure.unit == "cores")
        return PerformanceVerdicts::tr("%1 cores", "of a processor").arg(numberText(value, 2));
    return measuredText(value, QString::fromStdString(figure.unit));
}

std::unique_ptr<BaselinesModel> makeBaselinesModel()
{
    using R = Baseline;
    return std::make_unique<BaselinesModel>(
        BaselinesModel::Columns{
            column<R>("metric", QT_TRANSLATE_NOOP("Table", "Figure"), kLeft,
                      [](const R &r) {
                          auto cell = textCell(metricTitle(r.metric));
                          cell.tip = QString::fromStdString(r.metric);
                          return cell;
                      }),
            column<R>("area", QT_TRANSLATE_NOOP("Table", "Where"), kLeft, [](const R &r) { return textCell(word(r.area)); }),
            column<R>("state", QT_TRANSLATE_NOOP("Table", "State"), kLeft, stateCell),
            column<R>("now", QT_TRANSLATE_NOOP("Table", "Last interval"), kRight, nowCell),
            column<R>("usual", QT_TRANSLATE_NOOP("Table", "Usual"), kRight, [](const R &r) { return knownCell(r, r.usual); }),
            column<R>("limit", QT_TRANSLATE_NOOP("Table", "Limit"), kRight, [](const R &r) { return knownCell(r, r.limit); }),
            column<R>("trend", QT_TRANSLATE_NOOP("Table", "Over an hour"), kRight, [](const R &r) { return knownCell(r, r.trend); }),
            column<R>("learned", QT_TRANSLATE_NOOP("Table", "Learned from"), kLeft, learnedCell)},
        KeyOfKeyed{});
}

std::unique_ptr<StageTimesModel> makeStageTimesModel(const char *nameTitle, StageTitle title)
{
    using R = StageTime;
    return std::make_unique<StageTimesModel>(
        StageTimesModel::Columns{column<R>("name", nameTitle, kLeft, [title](const R &r) { return textCell(title(r.name)); }),
                                 column<R>("share", QT_TRANSLATE_NOOP("Table", "Share"), kRight, shareCell),
                                 column<R>("mean", QT_TRANSLATE_NOOP("Table", "Mean"), kRight, [](const R &r) { return latencyCell(r.mean); }),
                                 column<R>("p50", QT_TRANSLATE_NOOP("Table", "Half within"), kRight, [](const R &r) { return latencyCell(r.p50); }),
                                 column<R>("p99", QT_TRANSLATE_NOOP("Table", "99 % within"), kRight, [](const R &r) { return latencyCell(r.p99); }),
                                 column<R>("count", QT_TRANSLATE_NOOP("Table", "Count"), kRight, [](const R &r) { return countCell(qint64(r.count)); })},
        KeyOfKeyed{});
}

std::vector<Keyed<Baseline>> rowsOf(const std::vector<Baseline> &baselines)
{
    return keyedRows(baselines, [](const Baseline &baseline) { return baseline.metric; });
}

std::vector<Keyed<StageTime>> rowsOf(const std::vector<StageTime> &times)
{
    return keyedRows(times, [](const StageTime &time) { return time.name; });
}

Verdict performanceVerdict(const domain::PerformanceStatus &status, const EngineModel &engine)
{
    if (!status.wallTime.isValid())
        return {PerformanceVerdicts::tr("Nothing was measured yet"),
                PerformanceVerdicts::tr("The first figures come with the end of the first interval. While a recording is replayed none do.")};
    const auto age = engine.ageOf(status.at);
    const auto out = std::ranges::count(status.baselines, BaselineState::Deviating, &Baseline::state);
    const auto learning = std::ranges::count(status.baselines, BaselineState::Learning, &Baseline::state);
    QString title;
    if (out > 0)
        title = PerformanceVerdicts::tr("%n figure(s) are not as usual", nullptr, int(out));
    else if (learning == std::ssize(status.baselines))
        title = PerformanceVerdicts::tr("What is usual is being learned");
    else
        title = status.verdict.health == domain::Health::Ok ? PerformanceVerdicts::tr("As usual at this hour") : PerformanceVerdicts::tr("A figure drifts");
    QStringList detail = {findingText(status.verdict), PerformanceVerdicts::tr("learned since %1").arg(dateTimeText(status.learnsSince)),
                          PerformanceVerdicts::tr("%1 old, taken every %2").arg(ageText(age), spanText(status.interval))};
    if (!status.keptCopy.empty())
        detail << PerformanceVerdicts::tr("before the reset: %1", "a file").arg(QString::fromStdString(status.keptCopy));
    return {title, detail.join(QStringLiteral(" · "))};
}

} // namespace qcat::ui
