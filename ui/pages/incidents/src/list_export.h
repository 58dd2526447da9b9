#pragma once

#include <qcat/base/loop_thread.h>
#include <qcat/report/filter_export.h>
#include <qcat/ui_widgets/page.h>

#include <QWidget>

#include <future>

class QLabel;
class QProgressBar;
class QPushButton;

namespace qcat::ui
{

// "Export list": every stored incident that the filter takes, into one file, by a thread of its own; with a bar and a way to stop it, after
// which there is no file.
class ListExport : public QWidget
{
    Q_OBJECT

public:
    using PathChooser = std::function<QString(const QString &proposed)>;

    explicit ListExport(const PageContext &context, QWidget *parent = nullptr);
    ~ListExport() override;

    void setFilter(const domain::IncidentQuery &filter) { m_filter = filter; }
    void setPathChooser(PathChooser chooser) { m_choosePath = std::move(chooser); }
    // Asks where and begins; nothing while one runs.
    void exportAs(report::Format format);
    void cancel();
    void retranslate();

Q_SIGNALS:
    // A sentence for the operator; `ok` false: there is no file.
    void exported(const QString &message, bool ok);

private:
    void show(report::FilterExport::Progress progress);
    void end(const base::Result<std::int64_t> &written, const QString &path);

    PageContext m_context;
    domain::IncidentQuery m_filter;
    PathChooser m_choosePath;
    QPushButton *m_begin;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    std::shared_ptr<report::FilterExport> m_job; // none: nothing runs
    std::future<void> m_jobEnded;                // its thread is not asked for any more
    base::LoopThread m_thread;
};

} // namespace qcat::ui
