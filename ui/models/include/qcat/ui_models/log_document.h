#pragma once

#include <qcat/api/log_reader.h>

#include <QObject>
#include <QString>
#include <QTimer>

#include <list>
#include <map>
#include <memory>
#include <vector>

namespace qcat::ui
{

// What is painted of one line.
struct LogRow {
    quint64 number = 0;
    api::LogLevel level = api::LogLevel::None;
    bool isHeader = false;
    bool isContext = false;
    bool isLost = false;
    bool isCut = false;
    qint64 timeUs = 0;
    std::size_t file = 0;
    QString category;
    QString text;
    QString raw;
};

// An opened log as a view needs it: how many rows there are, and those around the ones on the screen, asked for when they are looked at.
// Main thread; waits for nothing.
class LogDocument : public QObject
{
    Q_OBJECT

public:
    explicit LogDocument(api::LogReader &reader, QObject *parent = nullptr);
    ~LogDocument() override;

    QString ownLog() const;
    // Takes the place of what was open; the filter stays.
    void open(api::LogSource source);
    const api::LogSource &source() const { return m_source; }
    bool isOpen() const { return m_view != nullptr; }
    // It was closed because memory is short; it opens again, and is read anew, when there is room.
    bool isGivenUp() const { return m_isGivenUp; }
    const api::LogState &state() const { return m_state; }
    bool isReady() const { return isOpen() && m_state.phase == api::LogState::Phase::Ready; }

    void setFilter(const api::LogFilter &filter);
    const api::LogFilter &filter() const { return m_filter; }

    quint64 rows() const;
    // Null: not here yet; it is asked for, and rowsArrived() tells.
    const LogRow *row(quint64 row);

    // While it says so, what comes is held back; goOn() shows the newest of it.
    void standStillWhile(std::function<bool()> isStill) { m_isStill = std::move(isStill); }
    void goOn();

    using RowFound = std::function<void(std::optional<quint64>)>;
    void findTime(qint64 us, RowFound found);
    void findLine(quint64 number, RowFound found);
    void findNext(api::LogLevels levels, quint64 row, bool isForward, RowFound found);
    // The lines as they stand in the files, at most kMostCopied rows.
    static constexpr quint64 kMostCopied = 50'000;
    void collect(quint64 first, quint64 count, std::function<void(QString)> collected);
    void findPatterns(api::LogView::PatternsArrived arrived);
    void save(const QString &file, std::function<void(base::Result<std::uint64_t>)> saved);

Q_SIGNALS:
    void stateChanged();
    void rowsArrived();
    // The one before stays in force.
    void filterRefused(const qcat::base::Error &why);
    void filterAccepted();

private:
    struct Block {
        std::vector<LogRow> rows;
        bool isAsked = false;
        quint64 used = 0;
    };
    void take(const api::LogState &state);
    void heedMemory();
    void forget();
    void ask(quint64 block);
    void forgetFrom(quint64 row);
    void shrink();

    api::LogReader &m_reader;
    const std::shared_ptr<base::Executor> m_executor;
    std::unique_ptr<api::LogView> m_view;
    api::LogSource m_source;
    api::LogFilter m_filter;
    api::LogState m_state;
    std::optional<api::LogState> m_later; // while it stands still
    std::function<bool()> m_isStill = [] { return false; };
    std::map<quint64, Block> m_blocks;
    std::vector<LogRow> m_tail; // came with the state
    quint64 m_tailBegin = 0;
    quint64 m_uses = 0;
    bool m_isGivenUp = false;
    QTimer m_memory;
};

} // namespace qcat::ui
