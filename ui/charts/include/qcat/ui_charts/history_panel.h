#pragma once

#include <qcat/ui_charts/history_chart.h>
#include <qcat/ui_widgets/page.h>

#include <QFrame>

#include <functional>
#include <string>
#include <vector>

class QLabel;
class QToolButton;

namespace qcat::ui
{

// A chart of the engine's history with its title, which asks for its points itself: when the time window moves, and every few seconds
// while it is seen. Its menu exports what is shown as CSV and PNG, written on another thread than the window's.
class HistoryPanel : public QFrame
{
    Q_OBJECT

public:
    struct Series
    {
        std::string id; // of the history: "pool.postgresql.in_use"
        QString name;
    };
    using PathChooser = std::function<QString(const QString &proposed)>; // empty: nothing is written

    HistoryPanel(const PageContext &context, TimeWindow &window, const QString &name, QWidget *parent = nullptr);

    // The unit is that of the series; `title` says what.
    void setSeries(const QString &title, std::vector<Series> series);
    HistoryChart *chart() const { return m_chart; }
    // Asks again when it is time to. Called from the page's refresh().
    void refresh();
    void setPathChooser(PathChooser chooser) { m_choosePath = std::move(chooser); }
    void exportCsv();
    void exportPng();

Q_SIGNALS:
    // The sentence that the panel shows for a while; `ok` false: nothing was written.
    void exported(const QString &message, bool ok);

private:
    void ask();
    void take(std::uint64_t question, std::size_t line, const base::Result<api::HistorySeries> &series);
    void show();
    void showNothingMeasured();
    QByteArray csv() const;
    // `content` is made and written behind the window.
    void write(const QString &suffix, std::function<QByteArray()> content);
    void sayWritten(const QString &path, const base::Status &written);

    PageContext m_context;
    TimeWindow &m_window;
    QLabel *m_title;
    QToolButton *m_menu;
    HistoryChart *m_chart;
    QLabel *m_message;
    std::vector<Series> m_series;
    std::vector<HistoryChart::Line> m_lines; // of the newest answers
    std::uint64_t m_question = 0; // answers to earlier ones are late
    base::SteadyTime m_askedAt;
    base::SteadyTime m_saidAt;
    PathChooser m_choosePath;
};

} // namespace qcat::ui
