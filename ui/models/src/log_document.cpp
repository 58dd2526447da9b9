#include <qcat/ui_models/log_document.h>

#include <qcat/ui_models/qt_executor.h>

#include <algorithm>
#include <chrono>

namespace qcat::ui
{

namespace
{

constexpr quint64 kBlock = 128;
constexpr std::size_t kMostBlocks = 64;
constexpr std::size_t kCopiedAtOnce = 2000;
constexpr std::chrono::milliseconds kLookAtMemory{1000};

LogRow rowOf(const api::LogLine &line)
{
    LogRow row;
    row.number = line.number;
    row.level = line.level;
    row.isHeader = line.isHeader;
    row.isContext = line.isContext;
    row.isLost = line.isLost;
    row.isCut = line.isCut;
    row.timeUs = line.timeUs;
    row.file = line.file;
    row.category = QString::fromStdString(line.category);
    row.raw = QString::fromStdString(line.raw);
    row.text = line.isHeader ? QString::fromStdString(line.text) : row.raw;
    return row;
}

} // namespace

LogDocument::LogDocument(api::LogReader &reader, QObject *parent) : QObject(parent), m_reader(reader), m_executor(std::make_shared<QtExecutor>())
{
    connect(&m_memory, &QTimer::timeout, this, &LogDocument::heedMemory);
    m_memory.start(kLookAtMemory);
}

LogDocument::~LogDocument() = default;

QString LogDocument::ownLog() const
{
    return QString::fromStdString(m_reader.ownLog());
}

void LogDocument::open(api::LogSource source)
{
    forget();
    m_source = std::move(source);
    if (m_isGivenUp = m_reader.isMemoryScarce(); m_isGivenUp) {
        Q_EMIT stateChanged();
        return;
    }
    m_view = m_reader.open(m_source, [this](const api::LogState &state) { take(state); }, m_executor);
    if (!m_filter.isAll())
        setFilter(m_filter);
    Q_EMIT stateChanged();
}

void LogDocument::forget()
{
    m_view.reset();
    m_state = {};
    m_later.reset();
    m_blocks.clear();
    m_tail.clear();
    m_tailBegin = 0;
}

void LogDocument::heedMemory()
{
    if (m_isGivenUp && !m_reader.isMemoryScarce())
        return open(m_source);
    if (!m_view || !m_reader.isMemoryScarce())
        return;
    forget();
    m_isGivenUp = true;
    Q_EMIT stateChanged();
}

void LogDocument::setFilter(const api::LogFilter &filter)
{
    if (!m_view) {
        m_filter = filter;
        return;
    }
    m_view->setFilter(filter, [this, filter](const base::Status &accepted) {
        if (!accepted) {
            Q_EMIT filterRefused(accepted.error());
            return;
        }
        m_filter = filter;
        Q_EMIT filterAccepted();
    });
}

void LogDocument::take(const api::LogState &state)
{
    if (m_isStill() && state.filter == m_state.filter && state.phase == m_state.phase) {
        m_later = state;
        return;
    }
    m_later.reset();
    // Rows that a search finds may come before others; those at the end alone may be taken back.
    if (state.filter != m_state.filter || state.isFiltering || m_state.isFiltering || state.phase != m_state.phase)
        m_blocks.clear();
    else if (state.rows != m_state.rows)
        forgetFrom(std::min(state.rows, m_state.rows) - std::min<quint64>(1, std::min(state.rows, m_state.rows)));
    m_state = state;
    m_tail.clear();
    m_tailBegin = m_state.tail.empty() ? 0 : m_state.tail.front().row;
    std::ranges::transform(m_state.tail, std::back_inserter(m_tail), rowOf);
    Q_EMIT stateChanged();
}

void LogDocument::goOn()
{
    if (const auto later = std::exchange(m_later, std::nullopt))
        take(*later);
}

quint64 LogDocument::rows() const
{
    return isReady() ? m_state.rows : quint64(m_tail.size());
}

const LogRow *LogDocument::row(quint64 row)
{
    if (row >= m_tailBegin && row - m_tailBegin < m_tail.size())
        return &m_tail[row - m_tailBegin];
    if (!isReady() || row >= m_state.rows)
        return nullptr;
    auto &block = m_blocks[row / kBlock];
    block.used = ++m_uses;
    if (row % kBlock < block.rows.size())
        return &block.rows[row % kBlock];
    ask(row / kBlock);
    return nullptr;
}

void LogDocument::forgetFrom(quint64 row)
{
    for (auto block = m_blocks.lower_bound(row / kBlock); block != m_blocks.end();) {
        if (block->first == row / kBlock) {
            block->second.rows.resize(std::min<std::size_t>(block->second.rows.size(), row % kBlock));
            block->second.isAsked = false;
            ++block;
        } else {
            block = m_blocks.erase(block);
        }
    }
}

void LogDocument::ask(quint64 number)
{
    auto &block = m_blocks[number];
    if (std::exchange(block.isAsked, true))
        return;
    m_view->lines(number * kBlock, kBlock, [this, number, filter = m_state.filter](const base::Result<std::vector<api::LogLine>> &lines) {
        const auto found = m_blocks.find(number);
        if (!lines || filter != m_state.filter || found == m_blocks.end())
            return;
        found->second.rows.clear();
        std::ranges::transform(*lines, std::back_inserter(found->second.rows), rowOf);
        found->second.isAsked = false;
        shrink();
        Q_EMIT rowsArrived();
    });
}

void LogDocument::shrink()
{
    while (m_blocks.size() > kMostBlocks)
        m_blocks.erase(std::ranges::min_element(m_blocks, {}, [](const auto &block) { return block.second.used; }));
}

void LogDocument::findTime(qint64 us, RowFound found)
{
    if (m_view)
        m_view->rowAtTime(us, std::move(found));
}

void LogDocument::findLine(quint64 number, RowFound found)
{
    if (m_view)
        m_view->rowOfLine(number, std::move(found));
}

void LogDocument::findNext(api::LogLevels levels, quint64 row, bool isForward, RowFound found)
{
    if (m_view)
        m_view->nextOf(levels, row, isForward, std::move(found));
}

void LogDocument::collect(quint64 first, quint64 count, std::function<void(QString)> collected)
{
    if (!m_view)
        return;
    struct Collecting {
        QString text;
        quint64 next, end;
        std::function<void(QString)> collected;
        std::function<void()> step;
    };
    auto state = std::make_shared<Collecting>(Collecting{{}, first, first + std::min(count, kMostCopied), std::move(collected), {}});
    state->step = [this, weak = std::weak_ptr(state)] {
        const auto one = weak.lock();
        m_view->lines(one->next, std::min<quint64>(kCopiedAtOnce, one->end - one->next), [one](const base::Result<std::vector<api::LogLine>> &lines) {
            if (lines)
                for (const auto &line : *lines)
                    one->text += QString::fromStdString(line.raw) + QLatin1Char('\n');
            one->next += lines ? lines->size() : 0;
            if (!lines || lines->empty() || one->next >= one->end)
                one->collected(one->text);
            else
                one->step();
        });
    };
    state->step();
}

void LogDocument::findPatterns(api::LogView::PatternsArrived arrived)
{
    if (m_view)
        m_view->patterns(std::move(arrived));
}

void LogDocument::save(const QString &file, std::function<void(base::Result<std::uint64_t>)> saved)
{
    if (m_view)
        m_view->save(file.toStdString(), std::move(saved));
}

} // namespace qcat::ui
