#include <qcat/page_strategies/strategies_page.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/words.h>
#include <qcat/ui_widgets/data_table.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

namespace qcat::ui
{

StrategiesPage::StrategiesPage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("strategies"), parent), m_model(makeStrategiesModel()),
      m_table(new DataTable(*m_model, QStringLiteral("strategies_table"), context, this)),
      m_toggle(new QPushButton(this)), m_answer(new QLabel(this))
{
    m_toggle->setObjectName(QStringLiteral("strategies_toggle"));
    m_answer->setObjectName(QStringLiteral("strategies_answer"));
    auto *actions = new QHBoxLayout;
    actions->addWidget(m_toggle);
    actions->addWidget(m_answer, 1);
    content()->addWidget(m_table, 1);
    content()->addLayout(actions);
    connect(m_toggle, &QPushButton::clicked, this, &StrategiesPage::toggleCurrent);
    connect(m_table, &DataTable::currentRowChanged, this, &StrategiesPage::updateButton);
}

StrategiesPage::~StrategiesPage()
{
    delete m_table; // before the model that it shows
}

QString StrategiesPage::navigationTitle() const
{
    return tr("Strategies");
}

QString StrategiesPage::helpText() const
{
    return tr("Choose a strategy and enable or disable it. A disabled strategy sends no new orders; its working orders "
              "and positions stay until "
              "you cancel the entries or flatten.");
}

void StrategiesPage::focusFilter()
{
    m_table->focusFilter();
}

void StrategiesPage::refresh()
{
    m_model->setRows(engine().trading().strategies);
    m_table->setStale(engine().isTradingStale());
    if (m_table->currentRow() < 0 && m_model->rowCount() > 0)
        m_table->selectRow(0);
    showVerdict();
    updateButton();
}

void StrategiesPage::retranslate()
{
    m_table->setEmptyText(tr("No strategy is configured. They stand under strategy.instances in the configuration."));
    updateButton();
}

void StrategiesPage::showVerdict()
{
    const auto &all = engine().trading().strategies;
    const auto enabled = std::count_if(all.begin(), all.end(), [](const auto &s) { return s.enabled; });
    setVerdict(tr("%1 of %n strategies enabled, trading is %2", nullptr, int(all.size()))
                   .arg(enabled)
                   .arg(word(engine().trading().state)),
               findingText(engine().trading().stateWhy));
}

void StrategiesPage::updateButton()
{
    const int row = m_table->currentRow();
    m_toggle->setEnabled(row >= 0);
    if (row < 0)
        m_toggle->setText(tr("Enable"));
    else
        m_toggle->setText((m_model->row(row).enabled ? tr("Disable %1") : tr("Enable %1"))
                              .arg(QString::fromStdString(m_model->row(row).id.value)));
}

void StrategiesPage::toggleCurrent()
{
    const int row = m_table->currentRow();
    if (row < 0)
        return;
    const api::StrategyView strategy = m_model->row(row);
    m_answer->setText(tr("Sent"));
    engine().submit(api::EnableStrategy{strategy.id, !strategy.enabled}, this,
                    [this](const api::CommandAnswered &answer) {
                        m_answer->setText(answer.error ? errorText(*answer.error) : findingText(answer.verified));
                    });
}

} // namespace qcat::ui
