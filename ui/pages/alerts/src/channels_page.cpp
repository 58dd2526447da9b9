#include <qcat/page_alerts/channels_page.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_widgets/data_table.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace qcat::ui
{

namespace
{

bool hasFailed(const api::ChannelView &channel)
{
    return channel.lastTried.isValid() && channel.health != domain::Health::Ok;
}

} // namespace

ChannelsPage::ChannelsPage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("channels"), parent), m_channelsModel(makeChannelsModel()), m_deliveriesModel(makeDeliveriesModel()),
      m_channels(new DataTable(*m_channelsModel, QStringLiteral("channels_table"), context, this)),
      m_deliveries(new DataTable(*m_deliveriesModel, QStringLiteral("channels_deliveries"), context, this)),
      m_test(new QPushButton(this)), m_answer(new QLabel(this)), m_logTitle(new QLabel(this))
{
    m_test->setObjectName(QStringLiteral("channels_test"));
    m_answer->setObjectName(QStringLiteral("channels_answer"));
    m_answer->setWordWrap(true);
    m_logTitle->setProperty("role", QStringLiteral("panelTitle"));
    auto *actions = new QHBoxLayout;
    actions->addWidget(m_test);
    actions->addWidget(m_answer, 1);
    content()->addWidget(m_channels, 2);
    content()->addLayout(actions);
    content()->addWidget(m_logTitle);
    content()->addWidget(m_deliveries, 3);
    m_deliveries->sortBy(QStringLiteral("created"), Qt::DescendingOrder);
    connect(m_test, &QPushButton::clicked, this, &ChannelsPage::testCurrent);
    connect(m_channels, &DataTable::currentRowChanged, this, &ChannelsPage::updateButton);
    connect(m_deliveries, &DataTable::activated, this, [this](int row) {
        const auto incident = m_deliveriesModel->row(row).value.incident;
        if (incident.isValid())
            Q_EMIT openRequested(QStringLiteral("incidents"), QString::fromStdString(incident.value));
    });
}

ChannelsPage::~ChannelsPage()
{
    delete m_channels; // before the models that they show
    delete m_deliveries;
}

QString ChannelsPage::navigationTitle() const
{
    return tr("Channels");
}

QString ChannelsPage::helpText() const
{
    return tr("The ways to reach people and what was sent by them. A test goes the whole way of a real message and says what the provider "
              "answered. “Taken by the provider” does not mean that somebody has seen it; an acknowledgement does. Enter on a message opens "
              "its incident.");
}

int ChannelsPage::badge() const
{
    return int(std::ranges::count_if(engine().ops().channels, hasFailed));
}

void ChannelsPage::focusFilter()
{
    m_deliveries->focusFilter();
}

void ChannelsPage::refresh()
{
    m_channelsModel->setRows(rowsOf(engine().ops().channels));
    m_deliveriesModel->setRows(rowsOf(engine().ops().deliveries));
    m_channels->setStale(engine().isOpsStale());
    m_deliveries->setStale(engine().isOpsStale());
    if (m_channels->currentRow() < 0 && m_channelsModel->rowCount() > 0)
        m_channels->selectRow(0);
    showVerdict();
    updateButton();
}

void ChannelsPage::showVerdict()
{
    const auto &channels = engine().ops().channels;
    if (channels.empty())
        return setVerdict(tr("Nobody is called: no channel is configured"), tr("Channels stand under alerting.channels in the configuration."));
    QStringList failed;
    for (const auto &channel : channels)
        if (hasFailed(channel))
            failed << QString::fromStdString(channel.name) + QStringLiteral(": ") + findingText(channel.lastResult);
    const auto untried = std::ranges::count_if(channels, [](const auto &channel) { return !channel.lastTried.isValid(); });
    if (!failed.isEmpty())
        setVerdict(tr("%1 of %n channel(s) failed at their last send", nullptr, int(channels.size())).arg(failed.size()),
                   failed.join(QStringLiteral(" · ")));
    else if (untried > 0)
        setVerdict(tr("No channel has failed"), tr("%n channel(s) have sent nothing since the start: test them", nullptr, int(untried)));
    else
        setVerdict(tr("Every channel's last message was taken by its provider"));
}

void ChannelsPage::updateButton()
{
    const int row = m_channels->currentRow();
    m_test->setEnabled(row >= 0);
    m_test->setText(row < 0 ? tr("Send a test") : tr("Send a test by %1").arg(QString::fromStdString(m_channelsModel->row(row).value.name)));
}

void ChannelsPage::testCurrent()
{
    const int row = m_channels->currentRow();
    if (row < 0)
        return;
    const auto name = m_channelsModel->row(row).value.name;
    m_answer->setText(tr("%1: the test is on its way …").arg(QString::fromStdString(name)));
    engine().submit(api::TestChannel{name}, this, [this, name](const api::CommandAnswered &answer) {
        const auto channel = QString::fromStdString(name);
        m_answer->setText(answer.error ? tr("%1: %2", "channel: what is wrong").arg(channel, errorText(*answer.error))
                                       : tr("%1: taken by the provider. Ask whoever should have it whether it has arrived.").arg(channel));
    });
}

void ChannelsPage::retranslate()
{
    m_channels->setEmptyText(tr("No channel is configured. They stand under alerting.channels in the configuration."));
    m_deliveries->setEmptyText(tr("Nothing was sent yet. Each message stands here with what its provider said."));
    m_logTitle->setText(tr("Messages, newest first"));
    updateButton();
}

} // namespace qcat::ui
