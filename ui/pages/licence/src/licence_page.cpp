#include <qcat/page_licence/licence_page.h>

#include "licence_point.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_widgets/reason_bar.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace qcat::ui
{

namespace
{

int missingOf(const api::LicenceView &licence)
{
    return int(std::ranges::count_if(licence.points, [](const auto &point) { return point.health != domain::Health::Ok; }));
}

} // namespace

LicencePage::LicencePage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("licence"), parent), m_list(new QVBoxLayout), m_glass(new QLabel(this)), m_break(new QPushButton(this)),
      m_reason(new ReasonBar(QStringLiteral("licence_reason"), this)), m_answer(new QLabel(this))
{
    m_glass->setObjectName(QStringLiteral("licence_glass"));
    m_glass->setWordWrap(true);
    m_break->setObjectName(QStringLiteral("licence_break"));
    m_break->setProperty("role", QStringLiteral("danger"));
    m_answer->setObjectName(QStringLiteral("licence_answer"));
    m_answer->setWordWrap(true);
    m_list->setSpacing(8);
    auto *glass = new QHBoxLayout;
    glass->addWidget(m_glass, 1);
    glass->addWidget(m_break);
    content()->addLayout(m_list);
    content()->addLayout(glass);
    content()->addWidget(m_reason);
    content()->addWidget(m_answer);
    content()->addStretch(1);
    connect(m_break, &QPushButton::clicked, this, &LicencePage::breakGlass);
}

QString LicencePage::navigationTitle() const
{
    return tr("Live licence");
}

QString LicencePage::helpText() const
{
    return tr("Real money is traded only when the drills of the worst faults passed with this version, a backup was restored within 26 hours, "
              "somebody answered on a phone within 7 days, and keys and clock are good. What is missing says how one gets it. Breaking the glass "
              "lets it trade without, until the engine stops: with a reason and the name of the approver whom you called, both in the audit. It "
              "resumes nobody. On the command line: qcat licence.");
}

int LicencePage::badge() const
{
    const auto &licence = engine().ops().licence;
    return licence.isNeeded && licence.brokenBy.empty() ? missingOf(licence) : 0;
}

void LicencePage::refresh()
{
    const auto &licence = engine().ops().licence;
    showVerdict(licence);
    showPoints(licence);
    showGlass(licence);
}

void LicencePage::showVerdict(const api::LicenceView &licence)
{
    const int missing = missingOf(licence);
    if (licence.points.empty())
        return setVerdict(tr("What the licence lacks is not known yet"));
    const auto lacks = missing == 0 ? tr("Nothing is missing.") : tr("%n point(s) would be missing.", nullptr, missing);
    if (!licence.isNeeded)
        return setVerdict(tr("Paper money is traded here: no licence is needed"), lacks);
    if (!licence.brokenBy.empty())
        return setVerdict(tr("The glass is broken: real money may be traded without the licence"),
                          tr("By %1 at %2: %3").arg(QString::fromStdString(licence.brokenBy), timeText(licence.brokenAt), QString::fromStdString(licence.reason)));
    if (missing == 0)
        return setVerdict(tr("The licence is complete"), tr("Real money may be traded; resuming is done by hand on the page Trading."));
    setVerdict(tr("The licence is not complete: %n point(s) missing", nullptr, missing), tr("Real money is not traded before they are there."));
}

void LicencePage::showPoints(const api::LicenceView &licence)
{
    while (m_points.size() < licence.points.size()) {
        auto *point = new LicencePoint(look(), this);
        point->retranslate();
        connect(point, &LicencePoint::pageRequested, this, [this](const QString &page) { Q_EMIT openRequested(page, {}); });
        m_list->addWidget(point);
        m_points.push_back(point);
    }
    for (std::size_t i = 0; i < m_points.size(); ++i)
        if (i < licence.points.size())
            m_points[i]->show(licence.points[i]);
        else
            m_points[i]->hide();
}

void LicencePage::showGlass(const api::LicenceView &licence)
{
    const bool mayBreak = licence.isNeeded && !licence.points.empty() && missingOf(licence) > 0 && licence.brokenBy.empty();
    m_break->setVisible(mayBreak);
    m_glass->setVisible(mayBreak);
}

void LicencePage::breakGlass()
{
    m_reason->ask(tr("Why can real money not wait for the licence?"), tr("Next"), [this](const QString &reason) {
        m_reason->ask(tr("Which approver did you call? The name stands in the audit."), tr("Break the glass"), [this, reason](const QString &called) {
            engine().submit(api::BreakLicence{reason.toStdString(), called.toStdString()}, this, [this](const api::CommandAnswered &answer) {
                m_answer->setText(answer.error ? errorText(*answer.error) : tr("The glass is broken until the engine stops. Resume by hand on the page Trading."));
            });
        });
    });
}

void LicencePage::retranslate()
{
    m_break->setText(tr("Break the glass …"));
    m_glass->setText(tr("Alone, and it cannot wait? Call an approver, say why, and both stand in the audit. It holds until the engine stops."));
    for (auto *point : m_points)
        point->retranslate();
}

} // namespace qcat::ui
