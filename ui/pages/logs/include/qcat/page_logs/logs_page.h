#pragma once

#include <qcat/ui_models/log_document.h>
#include <qcat/ui_models/log_words.h>
#include <qcat/ui_widgets/page.h>

#include <memory>

class QLabel;
class QMenu;
class QProgressBar;
class QToolButton;

namespace qcat::ui
{

class FilterBar;
class LinePanel;
class LogHistogram;
class LogList;
class PatternList;
class SavedFilters;
class SourceBar;

// Logs of this machine: followed, filtered, jumped through; the engine's own one unless another is opened.
class LogsPage : public Page
{
    Q_OBJECT

public:
    // `reader` may be null: this window reads no logs. It outlives the page.
    LogsPage(const PageContext &context, api::LogReader *reader, QWidget *parent = nullptr);
    ~LogsPage() override;

    QString navigationTitle() const override;
    QString helpText() const override;
    void focusFilter() override;
    // A path to be opened; or "range:FROM:TO", a time of the own log, in nanoseconds of the wall clock.
    void open(const QString &subject) override;

protected:
    void refresh() override;
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void connectParts();
    void openPaths(const QStringList &paths);
    void takeState();
    void showState();
    void showLine();
    void showPatterns(bool wanted);
    bool isOwnLog() const;
    const domain::Incident *incidentOf(const LogRow &row) const;
    QString emptyText() const;
    QString countersText() const;
    void say(const QString &text, bool isProblem = false);
    void goToTime(const QString &text);
    void goToNext(api::LogLevels levels, bool isForward);
    void showOnly(const LogId &id);
    void highlight(const QString &word);
    void updateHighlights();
    void showMenu(const QPoint &globalPosition, const QString &word);
    void save(const QString &file);

    std::unique_ptr<LogDocument> m_document; // null without a reader
    SourceBar *m_source = nullptr;
    SavedFilters *m_saved = nullptr;
    FilterBar *m_filter = nullptr;
    LogHistogram *m_histogram = nullptr;
    LogList *m_list = nullptr;
    PatternList *m_patterns = nullptr;
    QToolButton *m_asPatterns = nullptr;
    LinePanel *m_line = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_counters = nullptr;
    QLabel *m_said = nullptr;
    QStringList m_highlights;
    bool m_isAsked = false; // something was opened
};

} // namespace qcat::ui
