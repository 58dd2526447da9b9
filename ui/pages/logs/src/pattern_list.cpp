#include "pattern_list.h"

#include <qcat/ui_models/formatting.h>
#include <qcat/ui_widgets/data_table.h>

#include <QLabel>
#include <QVBoxLayout>

namespace qcat::ui
{

PatternList::PatternList(LogDocument &document, const PageContext &context, QWidget *parent)
    : QWidget(parent), m_document(document), m_model(makeLogPatternModel()), m_verdict(new QLabel(this)),
      m_table(new DataTable(*m_model, QStringLiteral("logs_patterns"), context, this))
{
    m_verdict->setObjectName(QStringLiteral("logs_patterns_verdict"));
    m_verdict->setProperty("role", QStringLiteral("panelTitle"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_verdict);
    layout->addWidget(m_table, 1);
    m_table->sortBy(QStringLiteral("messages"), Qt::DescendingOrder);
    connect(m_table, &DataTable::activated, this, [this](int row) { Q_EMIT patternChosen(m_model->row(row).text); });
}

PatternList::~PatternList()
{
    delete m_table; // before the model that it shows
}

void PatternList::look()
{
    m_verdict->setText(tr("Looking for patterns …"));
    m_document.findPatterns([this, look = ++m_looks](const api::LogPatterns &patterns) {
        if (look == m_looks)
            show(patterns);
    });
}

void PatternList::show(const api::LogPatterns &patterns)
{
    m_model->setRows(rowsOf(patterns));
    const auto what = tr("%1 messages are %2 patterns").arg(countText(qint64(patterns.messages)), countText(qint64(patterns.found.size())));
    m_verdict->setText(patterns.others == 0 ? what : tr("%1; %2 messages are of further ones").arg(what, countText(qint64(patterns.others))));
}

void PatternList::retranslate()
{
    m_table->setEmptyText(tr("No message with a time."));
}

} // namespace qcat::ui
