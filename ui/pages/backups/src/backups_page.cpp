#include <qcat/page_backups/backups_page.h>

#include "upkeep_panel.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/runbook_request.h>
#include <qcat/ui_widgets/data_table.h>

#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace qcat::ui
{

BackupsPage::BackupsPage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("backups"), parent), m_model(makeBackupsModel()),
      m_table(new DataTable(*m_model, QStringLiteral("backups_table"), context, this)), m_take(runbookButton("backups_take", "backup.take")),
      m_prove(runbookButton("backups_prove", "backup.prove")), m_upkeep(new UpkeepPanel(context, this))
{
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_take);
    buttons->addWidget(m_prove);
    buttons->addStretch();
    auto *upper = new QWidget(this);
    auto *layout = new QVBoxLayout(upper);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    auto *split = new QSplitter(Qt::Vertical, this);
    split->addWidget(upper);
    split->addWidget(m_upkeep);
    split->setChildrenCollapsible(false);
    content()->addWidget(split, 1);
}

BackupsPage::~BackupsPage()
{
    delete m_table; // before the model that it shows
}

QPushButton *BackupsPage::runbookButton(const char *name, const char *runbook)
{
    auto *button = new QPushButton(this);
    button->setObjectName(QLatin1String(name));
    connect(button, &QPushButton::clicked, this,
            [this, runbook] { Q_EMIT openRequested(QStringLiteral("wizard"), RunbookRequest{runbook, {}}.subject()); });
    return button;
}

QString BackupsPage::navigationTitle() const
{
    return tr("Backups");
}

QString BackupsPage::helpText() const
{
    return tr("A backup is worth something when it was restored and compared: that is its proof. Taking and proving one are runbooks; the wizard "
              "shows how far they are. Restoring over the live database is done with qcat backup restore, by hand. Below: the work that is due "
              "every few days or months, and who did it last.");
}

int BackupsPage::badge() const
{
    return int(std::ranges::count_if(engine().ops().upkeep, [&](const auto &item) { return item.isOverdue(engine().wallNow()); }));
}

void BackupsPage::focusFilter()
{
    m_table->focusFilter();
}

void BackupsPage::refresh()
{
    const auto &backups = engine().ops().backups;
    m_model->setRows(backupRows(backups, engine().wallNow()));
    m_table->setStale(engine().isOpsStale());
    m_take->setEnabled(!backups.directory.empty());
    m_prove->setEnabled(!backups.backups.empty());
    m_upkeep->refresh();
    showVerdict();
}

void BackupsPage::retranslate()
{
    m_table->setEmptyText(tr("No backup is here yet. They lie in backup.directory of the configuration; qcat backup create takes one."));
    m_take->setText(tr("Take a backup now …"));
    m_prove->setText(tr("Prove the newest by a restore …"));
    m_upkeep->retranslate();
}

// The data that would be lost and the time that a restore takes, from the newest backup that was restored once.
void BackupsPage::showVerdict()
{
    const auto &backups = engine().ops().backups;
    if (backups.directory.empty())
        return setVerdict(tr("No backups are made"), tr("backup.directory in the configuration says where they lie."));
    if (!backups.why.code.empty())
        return setVerdict(tr("The backups cannot be looked at"), findingText(backups.why));
    if (!backups.readAt.isValid())
        return setVerdict(tr("The backups are being read"));
    if (backups.backups.empty())
        return setVerdict(tr("There is no backup"), QString::fromStdString(backups.directory));
    const auto now = engine().wallNow();
    const auto proven = std::ranges::find_if(backups.backups, [](const auto &one) { return one.provenAt.isValid(); });
    if (proven == backups.backups.end())
        return setVerdict(tr("No backup is proven"), tr("None of %n was ever restored to see whether it is whole.", nullptr, int(backups.backups.size())));
    setVerdict(tr("The newest proven backup is %1 old").arg(ageText(now - proven->takenAt)),
               tr("Last restore drill, %1: restored and compared in %2 (RTO); %3 of data lay between it and the backup (RPO), which the journals bring back.")
                   .arg(dateTimeText(proven->provenAt), durationText(proven->restoredIn), durationText(proven->provenAt - proven->takenAt)));
}

} // namespace qcat::ui
