// What the page says of the log that it shows.
#include <qcat/page_logs/logs_page.h>

#include "filter_bar.h"
#include "log_histogram.h"
#include "log_list.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/log_words.h>

#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>

#include <algorithm>

namespace qcat::ui
{

void LogsPage::showState()
{
    const auto &state = m_document->state();
    m_histogram->setMinutes(state.minutes);
    if (state.minutes && !state.minutes->empty())
        m_filter->setDay(state.minutes->back().us);
    const bool isReading = m_document->isOpen() && !m_document->isReady();
    m_progress->setVisible(isReading || state.isFiltering);
    m_progress->setRange(0, isReading ? 1000 : 0);
    if (isReading && state.bytesTotal > 0)
        m_progress->setValue(int(std::min<quint64>(1000, state.bytesRead * 1000 / state.bytesTotal)));
    m_list->setEmptyText(emptyText());
    m_counters->setText(countersText());
    showLine();

    QStringList names;
    const base::Error *problem = nullptr;
    for (const auto &file : state.files) {
        names << QFileInfo(QString::fromStdString(file.name)).fileName();
        if (file.problem && !problem)
            problem = &*file.problem;
    }
    names.removeDuplicates();
    const auto shown = names.size() > 4 ? QStringLiteral("%1 … %2").arg(names.first(), names.last()) : names.join(QLatin1String(", "));
    if (!m_document->isOpen())
        setVerdict(tr("No log is open"), m_document->isGivenUp() ? tr("Memory is short, and what is known of a log was given up: it is read anew when there is room.")
                                                                 : tr("The engine's log lies where it runs: there, use qcat logs. A copy of it, or any other log of this machine, can be opened here."));
    else if (isReading)
        setVerdict(tr("Reading %1: %2").arg(shown, percentText(state.bytesTotal > 0 ? double(state.bytesRead) / double(state.bytesTotal) : 0, 0)));
    else if (problem)
        setVerdict(tr("%1 lines; not everything is there").arg(countText(qint64(state.lines))), errorText(*problem));
    else if (m_document->filter().isAll())
        setVerdict(tr("%1 lines of %2").arg(countText(qint64(state.lines)), shown), state.isMerged ? tr("Merged by time.") : QString());
    else
        setVerdict(tr("%1 of %2 lines").arg(countText(qint64(state.rows)), countText(qint64(state.lines))),
                   tr("%1 messages of %2: %3").arg(countText(qint64(state.messages)), shown, logFilterText(m_document->filter())));
}

QString LogsPage::emptyText() const
{
    if (!m_document->isOpen())
        return m_document->isGivenUp() ? tr("Closed until there is memory for it.") : tr("Open a log file or a folder of them.");
    if (!m_document->isReady())
        return tr("The log is being read.");
    if (m_document->state().isFiltering)
        return tr("Searching …");
    if (m_document->state().lines == 0)
        return tr("Nothing is written in it yet: lines appear here as they come.");
    return tr("No line passes the filter.");
}

QString LogsPage::countersText() const
{
    const auto &state = m_document->state();
    if (!m_document->isReady())
        return {};
    QStringList parts{tr("received %1").arg(countText(qint64(state.received))), tr("shown %1").arg(countText(qint64(state.rows))),
                      tr("put together %1").arg(countText(qint64(state.coalesced)))};
    QStringList encodings;
    for (const auto &file : state.files)
        encodings << QString::fromStdString(file.encoding);
    encodings.removeDuplicates();
    parts << encodings.join(QLatin1Char('/'));
    if (!state.isOrdered)
        parts << tr("times go back in it");
    return parts.join(QStringLiteral(" · "));
}

} // namespace qcat::ui
