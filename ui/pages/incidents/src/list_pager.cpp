#include "list_pager.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/incident_list.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace qcat::ui
{

ListPager::ListPager(IncidentList &list, QWidget *parent)
    : QWidget(parent), m_list(list), m_previous(new QPushButton(this)), m_next(new QPushButton(this)), m_range(new QLabel(this))
{
    m_previous->setObjectName(QStringLiteral("incidents_previous"));
    m_next->setObjectName(QStringLiteral("incidents_next"));
    m_range->setObjectName(QStringLiteral("incidents_range"));
    m_range->setProperty("role", QStringLiteral("caption"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_range, 1);
    for (QPushButton *button : {m_previous, m_next}) {
        button->setProperty("role", QStringLiteral("link"));
        layout->addWidget(button);
    }
    connect(m_previous, &QPushButton::clicked, this, [this] { m_list.showPage(m_list.page() - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { m_list.showPage(m_list.page() + 1); });
}

void ListPager::refresh()
{
    const qint64 total = m_list.total();
    const qint64 from = qint64(m_list.page()) * IncidentList::kPageRows + 1;
    if (m_list.problem())
        m_range->setText(tr("Only the newest ones: %1").arg(errorText(*m_list.problem())));
    else if (total < 0)
        m_range->setText(tr("Asking for the stored incidents…"));
    else if (total == 0)
        m_range->clear();
    else
        m_range->setText(tr("%1–%2 of %3", "incidents of a page of a list")
                             .arg(countText(from), countText(std::min(total, from + IncidentList::kPageRows - 1)), countText(total)));
    m_previous->setEnabled(m_list.page() > 0);
    m_next->setEnabled(m_list.page() + 1 < m_list.pages());
    m_previous->setVisible(m_list.pages() > 1);
    m_next->setVisible(m_list.pages() > 1);
}

void ListPager::retranslate()
{
    m_previous->setText(tr("‹ Previous"));
    m_next->setText(tr("Next ›"));
    refresh();
}

} // namespace qcat::ui
