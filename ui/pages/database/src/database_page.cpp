#include <qcat/page_database/database_page.h>

#include "activity_tabs.h"
#include "database_overview.h"
#include "session_actions.h"
#include "storage_tabs.h"
#include "upkeep_tabs.h"

#include <qcat/ui_models/data_plane_verdicts.h>

#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace qcat::ui
{

DatabasePage::DatabasePage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("database"), parent), m_tabs(new QTabWidget(this))
{
    m_tabs->setObjectName(QStringLiteral("database_tabs"));
    m_tabs->setDocumentMode(true);
    m_parts = {new DatabaseOverview(context, m_tabs), new ConnectionsTab(context, m_tabs), new LocksTab(context, m_tabs),
               new SessionsTab(context, m_tabs),      new StatementsTab(context, m_tabs),  new StorageTab(context, m_tabs),
               new IndexesTab(context, m_tabs),       new VacuumTab(context, m_tabs),      new ReplicationTab(context, m_tabs),
               new AdviceTab(context, m_tabs)};
    for (auto *part : m_parts)
        m_tabs->addTab(part, QString());
    content()->addWidget(m_tabs, 1);
    const auto openRunbook = [this](const QString &subject) { Q_EMIT openRequested(QStringLiteral("wizard"), subject); };
    for (const auto *actions : m_tabs->findChildren<SessionActions *>())
        connect(actions, &SessionActions::runbookRequested, this, openRunbook);
    connect(m_tabs->findChild<VacuumTab *>(), &VacuumTab::runbookRequested, this, openRunbook);
    connect(m_tabs, &QTabWidget::currentChanged, this, &DatabasePage::refreshNow);
}

DatabasePage::~DatabasePage()
{
    disconnect(m_tabs, nullptr, this, nullptr); // they change while their pages go, and there is nothing left to refresh
}

QString DatabasePage::navigationTitle() const
{
    return tr("Database");
}

QString DatabasePage::helpText() const
{
    return tr("The inside of PostgreSQL as its diagnostics connection sees it: who is connected, who waits for whom, which statements take "
              "the time, what grows, what is not vacuumed, how far replicas are behind. Every part says how old it is; what the role may not see "
              "is named with the GRANT that would show it. The statement of a session is cancelled, or the session ended, by a runbook that looks at it "
              "first. Charts: wheel zooms, drag moves, double click goes back to now.");
}

int DatabasePage::badge() const
{
    const auto &locks = engine().data().postgres->locks.data.rows;
    return int(std::ranges::count_if(locks, [](const auto &session) { return !session.blockedBy.empty(); }));
}

void DatabasePage::open(const QString &subject)
{
    for (std::size_t i = 0; i < m_parts.size(); ++i)
        if (m_parts[i]->objectName() == QStringLiteral("database_") + subject)
            m_tabs->setCurrentIndex(int(i));
}

void DatabasePage::focusFilter()
{
    m_parts[std::size_t(m_tabs->currentIndex())]->focusFilter();
}

void DatabasePage::refresh()
{
    const auto &status = *engine().data().postgres;
    const Verdict verdict = databaseVerdict(status, engine());
    setVerdict(verdict.title, verdict.detail);
    m_tabs->setVisible(!status.target.empty());
    m_parts[std::size_t(m_tabs->currentIndex())]->refresh(status);
}

void DatabasePage::retranslate()
{
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        m_tabs->setTabText(int(i), m_parts[i]->title());
        m_parts[i]->retranslate();
    }
}

} // namespace qcat::ui
