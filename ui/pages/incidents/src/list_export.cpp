#include "list_export.h"

#include <qcat/base/log.h>
#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_widgets/format_menu.h>

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>

namespace qcat::ui
{

namespace
{

constexpr std::size_t kQueue = 16; // one job, one answer at a time

void logException(const std::exception_ptr &)
{
    log::error("ui", "a bug in an export of incidents");
}

} // namespace

ListExport::ListExport(const PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_begin(new QPushButton(this)), m_bar(new QProgressBar(this)), m_cancel(new QPushButton(this)),
      m_thread("export", kQueue, logException)
{
    m_begin->setObjectName(QStringLiteral("incidents_exportList"));
    m_bar->setObjectName(QStringLiteral("incidents_exportBar"));
    m_cancel->setObjectName(QStringLiteral("incidents_exportCancel"));
    m_choosePath = [this](const QString &proposed) {
        return QFileDialog::getSaveFileName(this, tr("Export the incidents of the list"), QDir::home().filePath(proposed));
    };
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_bar, m_cancel, m_begin})
        layout->addWidget(widget);
    m_bar->hide();
    m_cancel->hide();
    addFormatMenu(*m_begin, [this](report::Format format) { exportAs(format); });
    connect(m_cancel, &QPushButton::clicked, this, &ListExport::cancel);
}

ListExport::~ListExport()
{
    cancel();
    if (m_jobEnded.valid())
        m_jobEnded.wait(); // for the answer that is under way: it comes by the thread
    m_thread.stop();
}

void ListExport::retranslate()
{
    m_begin->setText(tr("Export list"));
    m_cancel->setText(tr("Cancel"));
}

void ListExport::exportAs(report::Format format)
{
    if (m_job)
        return;
    report::IncidentExport::Options options;
    options.format = format;
    options.language = reportLanguage();
    options.timeZone = QTimeZone::systemTimeZone();
    options.generatedAt = m_context.engine.wallNow();
    options.generatedBy = m_context.engine.operatorName().toStdString();
    options.findingText = [](const domain::Finding &finding) { return findingText(finding); };
    const QString path = m_choosePath(report::proposedListName(options.generatedAt, format));
    if (path.isEmpty())
        return;
    const auto here = [self = QPointer<ListExport>(this)](auto work) {
        QMetaObject::invokeMethod(qApp, [self, work = std::move(work)] {
            if (self)
                work(*self);
        });
    };
    auto ended = std::make_shared<std::promise<void>>();
    m_jobEnded = ended->get_future();
    m_job = report::FilterExport::start(m_context.engine.workersEngine(), m_thread, m_filter, path, std::move(options),
                                        {[here](auto progress) { here([progress](ListExport &self) { self.show(progress); }); },
                                         [here, path, ended](auto written) {
                                             here([written, path](ListExport &self) { self.end(written, path); });
                                             ended->set_value();
                                         }});
    m_bar->setRange(0, 0);
    m_bar->show();
    m_cancel->show();
    m_begin->setEnabled(false);
}

void ListExport::cancel()
{
    if (m_job)
        m_job->cancel();
}

void ListExport::show(report::FilterExport::Progress progress)
{
    m_bar->setRange(0, int(progress.total));
    m_bar->setValue(int(progress.written));
}

void ListExport::end(const base::Result<std::int64_t> &written, const QString &path)
{
    m_job.reset();
    m_bar->hide();
    m_cancel->hide();
    m_begin->setEnabled(true);
    Q_EMIT exported(written ? tr("%n incident(s) written to %1", nullptr, int(*written)).arg(path) : errorText(written.error()), written.hasValue());
}

} // namespace qcat::ui
