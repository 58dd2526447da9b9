#include <qcat/page_logs/logs_page.h>

#include "filter_bar.h"
#include "line_panel.h"
#include "log_histogram.h"
#include "log_list.h"
#include "pattern_list.h"
#include "saved_filters.h"
#include "source_bar.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/log_pattern_table.h>
#include <qcat/ui_models/log_words.h>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QSettings>
#include <QToolButton>

namespace qcat::ui
{

namespace
{

api::LogLevels errorLevels()
{
    api::LogLevels levels;
    return levels.set(std::size_t(api::LogLevel::Error)).set(std::size_t(api::LogLevel::Critical));
}

} // namespace

LogsPage::LogsPage(const PageContext &context, api::LogReader *reader, QWidget *parent) : Page(context, QStringLiteral("logs"), parent)
{
    if (!reader)
        return;
    m_document = std::make_unique<LogDocument>(*reader);
    m_document->standStillWhile([this] { return isPaused(); });
    m_source = new SourceBar(m_document->ownLog(), this);
    m_filter = new FilterBar(this);
    m_saved = new SavedFilters(settings(), [this] { return m_filter->filter(); }, this);
    m_histogram = new LogHistogram(look(), this);
    m_list = new LogList(*m_document, look(), this);
    m_patterns = new PatternList(*m_document, context, this);
    m_asPatterns = new QToolButton(this);
    m_line = new LinePanel(this);
    m_progress = new QProgressBar(this);
    m_counters = new QLabel(this);
    m_said = new QLabel(this);
    m_counters->setObjectName(QStringLiteral("logs_counters"));
    m_counters->setProperty("role", QStringLiteral("detail"));
    m_said->setObjectName(QStringLiteral("logs_said"));
    m_progress->setObjectName(QStringLiteral("logs_progress"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 1000);
    m_progress->hide();
    m_asPatterns->setObjectName(QStringLiteral("logs_as_patterns"));
    m_asPatterns->setCheckable(true);
    m_asPatterns->setProperty("role", QStringLiteral("switch"));
    m_patterns->hide();
    m_source->addTool(m_saved);
    m_source->addTool(m_asPatterns);
    m_source->setWithRotated(settings().value(QStringLiteral("logs/rotated")).toBool());
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_counters);
    foot->addStretch(1);
    foot->addWidget(m_said);
    content()->setSpacing(8);
    for (auto *each : std::initializer_list<QWidget *>{m_source, m_filter, m_histogram, m_progress})
        content()->addWidget(each);
    content()->addWidget(m_list, 1);
    content()->addWidget(m_patterns, 1);
    content()->addLayout(foot);
    content()->addWidget(m_line);
    connectParts();
}

LogsPage::~LogsPage()
{
    delete m_patterns; // before the document that they show
    delete m_list;
}

void LogsPage::connectParts()
{
    connect(m_source, &SourceBar::chosen, this, &LogsPage::openPaths);
    connect(m_source, &SourceBar::rotatedChanged, this, [this] {
        settings().setValue(QStringLiteral("logs/rotated"), m_source->withRotated());
        auto source = m_document->source();
        source.withRotated = m_source->withRotated();
        if (m_document->isOpen())
            m_document->open(std::move(source));
    });
    connect(m_source, &SourceBar::atEndWanted, m_list, &LogList::setAtEnd);
    connect(m_list, &LogList::atEndChanged, m_source, &SourceBar::setAtEnd);
    connect(m_source, &SourceBar::timeWanted, this, &LogsPage::goToTime);
    connect(m_source, &SourceBar::saveWanted, this, &LogsPage::save);
    connect(m_saved, &SavedFilters::chosen, m_filter, &FilterBar::setFilter);
    connect(m_filter, &FilterBar::changed, this, [this](const api::LogFilter &filter) {
        m_document->setFilter(filter);
        updateHighlights();
    });
    connect(m_document.get(), &LogDocument::filterRefused, this, [this](const base::Error &why) { m_filter->setProblem(errorText(why)); });
    connect(m_document.get(), &LogDocument::filterAccepted, this, [this] {
        m_filter->setProblem({});
        if (m_asPatterns->isChecked())
            m_patterns->look();
    });
    connect(m_document.get(), &LogDocument::stateChanged, this, &LogsPage::takeState);
    connect(m_document.get(), &LogDocument::rowsArrived, this, &LogsPage::showLine);
    connect(m_list, &LogList::currentChanged, this, &LogsPage::showLine);
    connect(m_line, &LinePanel::incidentChosen, this, [this](const QString &id) { Q_EMIT openRequested(QStringLiteral("incidents"), id); });
    connect(m_list, &LogList::menuRequested, this, &LogsPage::showMenu);
    connect(m_list, &LogList::copied, this, [this](quint64 lines, bool isAll) {
        say(isAll ? tr("%n line(s) copied", nullptr, int(lines)) : tr("The first %n line(s) copied: export gives all", nullptr, int(lines)));
    });
    connect(m_asPatterns, &QToolButton::clicked, this, &LogsPage::showPatterns);
    connect(m_patterns, &PatternList::patternChosen, this, [this](const QString &pattern) {
        auto filter = m_filter->filter();
        filter.text = expressionOf(pattern).toStdString();
        filter.isRegex = true;
        filter.ignoresCase = filter.isInverted = filter.wholeWord = false;
        m_asPatterns->setChecked(false);
        showPatterns(false);
        m_filter->setFilter(filter);
    });
    connect(m_line, &LinePanel::idChosen, this, &LogsPage::showOnly);
    connect(m_histogram, &LogHistogram::rangeChosen, this, [this](qint64 fromUs, qint64 toUs) {
        auto filter = m_filter->filter();
        filter.fromUs = fromUs;
        filter.toUs = toUs;
        m_filter->setFilter(filter);
    });
    connect(m_histogram, &LogHistogram::allChosen, this, [this] {
        auto filter = m_filter->filter();
        filter.fromUs.reset();
        filter.toUs.reset();
        m_filter->setFilter(filter);
    });
}

QString LogsPage::navigationTitle() const
{
    return tr("Logs");
}

QString LogsPage::helpText() const
{
    return tr("QCAT's own log, or any other: files and folders, rotated and compressed ones as one stream, merged by time. Every filter keeps "
              "messages whole with their stack traces. Home, End, Page and Shift move and select; Ctrl+C copies; F8 and Shift+F8 next and "
              "last error; B bookmark, F2 and Shift+F2 through the bookmarks; I the whole life of the first "
              "id of the line; Ctrl+T go to a time; Ctrl+E export; Space stands still while lines go on being received. On the command "
              "line: qcat logs.");
}

void LogsPage::focusFilter()
{
    if (m_filter)
        m_filter->focusText();
}

void LogsPage::open(const QString &subject)
{
    if (!m_document)
        return;
    if (subject.startsWith(QLatin1String("range:"))) {
        if (!m_document->ownLog().isEmpty() && !isOwnLog())
            openPaths({m_document->ownLog()});
        api::LogFilter filter;
        filter.fromUs = logTimeOf({subject.section(QLatin1Char(':'), 1, 1).toLongLong()});
        filter.toUs = logTimeOf({subject.section(QLatin1Char(':'), 2, 2).toLongLong()});
        m_list->setAtEnd(false);
        return m_filter->setFilter(filter);
    }
    openPaths({subject});
}

bool LogsPage::isOwnLog() const
{
    const auto &paths = m_document->source().paths;
    return paths.size() == 1 && QString::fromStdString(paths.front()) == m_document->ownLog();
}

void LogsPage::showPatterns(bool wanted)
{
    m_list->setVisible(!wanted);
    m_line->setVisible(!wanted);
    m_patterns->setVisible(wanted);
    if (wanted)
        m_patterns->look();
}

void LogsPage::showLine()
{
    const auto *row = m_list->current();
    m_line->show(row);
    const auto *incident = row ? incidentOf(*row) : nullptr;
    m_line->setIncident(incident ? QString::fromStdString(incident->id.value) : QString(), incident ? localText(incident->title) : QString());
}

// The one that the line names; else, of our own log, whose times are known, the newest that lasted then.
const domain::Incident *LogsPage::incidentOf(const LogRow &row) const
{
    const domain::Incident *found = nullptr;
    const bool isOwn = isOwnLog() && row.timeUs != 0;
    for (const auto &incident : engine().ops().incidents) {
        if (!incident.id.isValid())
            continue;
        if (row.raw.contains(QString::fromStdString(incident.id.value)))
            return &incident;
        const bool isThen = isOwn && row.timeUs >= logTimeOf(incident.since) && (!incident.resolvedAt.isValid() || row.timeUs <= logTimeOf(incident.resolvedAt));
        if (isThen && (!found || found->since < incident.since))
            found = &incident;
    }
    return found;
}

void LogsPage::openPaths(const QStringList &paths)
{
    m_isAsked = true;
    api::LogSource source;
    for (const auto &path : paths)
        source.paths.push_back(path.toStdString());
    source.withRotated = m_source->withRotated();
    m_list->clearBookmarks();
    m_list->setAtEnd(true);
    m_document->open(std::move(source));
}

// Nothing is read before the page is looked at.
void LogsPage::refresh()
{
    if (!m_document) {
        setVerdict(tr("No logs here"), tr("This window reads no log files."));
        return;
    }
    if (!m_isAsked && !m_document->ownLog().isEmpty())
        openPaths({m_document->ownLog()});
    m_document->goOn();
    showState();
}

void LogsPage::takeState()
{
    if (isVisible())
        showState();
}

void LogsPage::say(const QString &text, bool isProblem)
{
    m_said->setProperty("role", isProblem ? QStringLiteral("error") : QStringLiteral("detail"));
    m_said->setStyleSheet(m_said->styleSheet()); // by its role
    m_said->setText(text);
}

void LogsPage::goToTime(const QString &text)
{
    const auto &minutes = m_document->state().minutes;
    const auto *row = m_list->current();
    const auto near = row && row->timeUs != 0 ? row->timeUs : minutes && !minutes->empty() ? minutes->back().us : 0;
    const auto time = logTimeFrom(text, near);
    if (!time)
        return say(tr("“%1” is no time: write 2026-11-20 10:00 or 10:00:05").arg(text), true);
    m_document->findTime(*time, [this, text](std::optional<quint64> found) {
        if (!found)
            return say(tr("Nothing is as late as %1").arg(text), true);
        say({});
        m_list->setAtEnd(false);
        m_list->goTo(*found);
        m_list->setFocus();
    });
}

void LogsPage::goToNext(api::LogLevels levels, bool isForward)
{
    m_document->findNext(levels, m_list->currentRow(), isForward, [this, isForward](std::optional<quint64> found) {
        if (!found)
            return say(isForward ? tr("No later error") : tr("No earlier error"));
        say({});
        m_list->setAtEnd(false);
        m_list->goTo(*found);
    });
}

void LogsPage::showOnly(const LogId &id)
{
    api::LogFilter filter;
    filter.text = id.value.toStdString();
    filter.ignoresCase = false;
    m_filter->setFilter(filter);
}

void LogsPage::highlight(const QString &word)
{
    if (!word.isEmpty() && m_highlights.removeAll(word) == 0)
        m_highlights << word;
    updateHighlights();
}

void LogsPage::updateHighlights()
{
    std::vector<LogPainter::Highlight> all;
    const auto &filter = m_filter->filter();
    if (!filter.isRegex && !filter.isInverted)
        all.push_back({QString::fromStdString(filter.text), true, 0});
    for (int i = 0; i < m_highlights.size(); ++i)
        all.push_back({m_highlights[i], false, i});
    m_list->setHighlights(std::move(all));
}

void LogsPage::showMenu(const QPoint &globalPosition, const QString &word)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, auto run) { connect(menu->addAction(text), &QAction::triggered, this, run); };
    if (const auto *row = m_list->current())
        for (const auto &id : idsIn(row->raw))
            add(tr("Show every line of %1").arg(id.value), [this, id] { showOnly(id); });
    if (!word.isEmpty()) {
        add(tr("Only messages with “%1”").arg(word), [this, word] {
            auto filter = m_filter->filter();
            filter.text = word.toStdString();
            filter.isRegex = filter.isInverted = false;
            m_filter->setFilter(filter);
        });
        add(tr("No messages with “%1”").arg(word), [this, word] {
            auto filter = m_filter->filter();
            filter.text = word.toStdString();
            filter.isRegex = false;
            filter.isInverted = true;
            m_filter->setFilter(filter);
        });
        add(m_highlights.contains(word) ? tr("Do not highlight “%1”").arg(word) : tr("Highlight “%1”").arg(word), [this, word] { highlight(word); });
    }
    menu->addSeparator();
    add(tr("Copy the selected lines"), [this] { m_list->copySelection(); });
    add(tr("Bookmark"), [this] { m_list->toggleBookmark(); });
    add(tr("Next error"), [this] { goToNext(errorLevels(), true); });
    add(tr("Last error"), [this] { goToNext(errorLevels(), false); });
    menu->popup(globalPosition);
}

void LogsPage::save(const QString &file)
{
    m_document->save(file, [this, file](const base::Result<std::uint64_t> &saved) {
        if (saved)
            say(tr("%1 lines written to %2").arg(countText(qint64(*saved)), file));
        else
            say(errorText(saved.error()), true);
    });
}

void LogsPage::keyPressEvent(QKeyEvent *event)
{
    if (!m_document)
        return Page::keyPressEvent(event);
    const bool isForward = !event->modifiers().testFlag(Qt::ShiftModifier);
    const bool isControl = event->modifiers().testFlag(Qt::ControlModifier);
    if (event->key() == Qt::Key_F8)
        goToNext(errorLevels(), isForward);
    else if (event->key() == Qt::Key_F2)
        m_list->goToBookmark(isForward);
    else if (event->key() == Qt::Key_I && !isControl)
        m_line->followFirst();
    else if (event->key() == Qt::Key_T && isControl)
        m_source->focusTime();
    else if (event->key() == Qt::Key_E && isControl)
        m_source->askSave();
    else
        Page::keyPressEvent(event);
}

void LogsPage::retranslate()
{
    if (!m_document)
        return refresh();
    m_source->retranslate();
    m_saved->retranslate();
    m_filter->retranslate();
    m_patterns->retranslate();
    m_asPatterns->setText(tr("Patterns"));
    m_asPatterns->setToolTip(tr("Messages that differ in figures and names alone, counted together"));
    m_list->setAccessibleName(tr("Log lines"));
    m_histogram->setAccessibleName(tr("Messages over time"));
    refresh();
}

} // namespace qcat::ui
