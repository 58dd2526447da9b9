#include <qcat/ui_charts/history_panel.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/run_behind.h>
#include <qcat/ui_models/table_text.h>

#include <QBuffer>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace qcat::ui
{

namespace
{

constexpr base::Duration kMessageStays = std::chrono::seconds(30);
constexpr base::Duration kAskEvery = std::chrono::seconds(5); // as often as the engine measures

} // namespace

HistoryPanel::HistoryPanel(const PageContext &context, TimeWindow &window, const QString &name, QWidget *parent)
    : QFrame(parent), m_context(context), m_window(window), m_title(new QLabel(this)), m_menu(new QToolButton(this)),
      m_chart(new HistoryChart(context.look, window, this)), m_message(new QLabel(this))
{
    setObjectName(name);
    setProperty("role", QStringLiteral("panel"));
    m_title->setProperty("role", QStringLiteral("panelTitle"));
    m_menu->setText(QStringLiteral("⋯"));
    m_menu->setObjectName(name + QStringLiteral("_menu"));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setProperty("role", QStringLiteral("quiet"));
    m_message->setObjectName(name + QStringLiteral("_message"));
    m_message->setWordWrap(true);
    m_message->hide();
    auto *menu = new QMenu(m_menu);
    connect(menu->addAction(QStringLiteral("CSV")), &QAction::triggered, this, &HistoryPanel::exportCsv);
    connect(menu->addAction(QStringLiteral("PNG")), &QAction::triggered, this, &HistoryPanel::exportPng);
    m_menu->setMenu(menu);
    m_choosePath = [this](const QString &proposed) {
        return QFileDialog::getSaveFileName(this, tr("Export the chart"), QDir::home().filePath(proposed));
    };
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_menu);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 4, 8, 6);
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(m_chart, 1);
    layout->addWidget(m_message);
    connect(&window, &TimeWindow::changed, this, &HistoryPanel::ask);
}

void HistoryPanel::setSeries(const QString &title, std::vector<Series> series)
{
    m_title->setText(title);
    m_menu->setToolTip(tr("Export this chart"));
    m_chart->setAccessibleName(title);
    showNothingMeasured();
    if (!std::ranges::equal(series, m_series, {}, &Series::id, &Series::id)) {
        m_askedAt = {};
        m_lines.clear(); // those of another thing
        ++m_question;
    }
    m_series = std::move(series);
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        m_lines[i].name = m_series[i].name;
    show();
}

void HistoryPanel::showNothingMeasured()
{
    m_chart->setNote(tr("Nobody measured this in the chosen time."));
}

void HistoryPanel::refresh()
{
    const auto now = m_context.engine.steadyNow();
    if (m_askedAt.ns == 0 || now - m_askedAt >= kAskEvery)
        ask();
}

void HistoryPanel::ask()
{
    m_askedAt = m_context.engine.steadyNow();
    ++m_question;
    m_lines.resize(m_series.size());
    if (m_askedAt - m_saidAt > kMessageStays)
        m_message->hide();
    const auto now = m_context.engine.wallNow();
    const int points = std::clamp(m_chart->width(), 100, 2000);
    for (std::size_t i = 0; i < m_series.size(); ++i)
        m_context.engine.askHistory({m_series[i].id, m_window.from(now), m_window.to(now), points}, this,
                                    [this, question = m_question, i](const auto &series) { take(question, i, series); });
    show();
}

void HistoryPanel::take(std::uint64_t question, std::size_t line, const base::Result<api::HistorySeries> &series)
{
    if (question != m_question || line >= m_lines.size())
        return;
    if (series) {
        m_chart->setUnit(QString::fromStdString(series->unit));
        showNothingMeasured();
        m_lines[line] = {m_series[line].name, series->points, series->step};
    } else {
        m_lines[line] = {m_series[line].name, {}, {}};
        if (series.error().code != "history.unknown_series") // nobody measured it yet: the note says so
            m_chart->setNote(errorText(series.error()));
    }
    show();
}

void HistoryPanel::show()
{
    const auto now = m_context.engine.wallNow();
    std::vector<HistoryChart::Span> spans;
    for (const auto &incident : m_context.engine.ops().incidents)
        spans.push_back({incident.since, incident.resolvedAt.isValid() ? incident.resolvedAt : now, incident.severity});
    m_chart->set(m_lines, std::move(spans), now);
}

QByteArray HistoryPanel::csv() const
{
    QByteArray text = "series,start_utc,min,mean,max\r\n";
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        for (const auto &point : m_lines[i].points)
            text += QByteArray::fromStdString(m_series[i].id) + ',' + QByteArray::fromStdString(base::toIso(point.start)) + ',' +
                    QByteArray::number(point.min, 'g', 12) + ',' + QByteArray::number(point.mean, 'g', 12) + ',' +
                    QByteArray::number(point.max, 'g', 12) + "\r\n";
    return text;
}

void HistoryPanel::exportCsv()
{
    write(QStringLiteral(".csv"), [content = csv()] { return content; });
}

void HistoryPanel::exportPng()
{
    write(QStringLiteral(".png"), [picture = grab().toImage()] {
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        picture.save(&buffer, "PNG");
        return png;
    });
}

void HistoryPanel::write(const QString &suffix, std::function<QByteArray()> content)
{
    const QString path = m_choosePath((m_series.empty() ? objectName() : QString::fromStdString(m_series.front().id)) + suffix);
    if (path.isEmpty())
        return;
    runBehind(
        this, [path, content = std::move(content)] { return writeFile(path, content()); },
        [this, path](const base::Status &written) { sayWritten(path, written); });
}

void HistoryPanel::sayWritten(const QString &path, const base::Status &written)
{
    m_message->setText(written ? tr("Written: %1").arg(path) : errorText(written.error()));
    m_message->show();
    m_saidAt = m_context.engine.steadyNow();
    Q_EMIT exported(m_message->text(), written.hasValue());
}

} // namespace qcat::ui
