#include "licence_point.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_widgets/sign.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace qcat::ui
{

namespace
{

struct Way {
    QString how;
    QString page;
};

// How to get what is missing.
Way wayTo(const std::string &code)
{
    if (code.starts_with("licence.drills") || code == "licence.no_drills")
        return {LicencePoint::tr("Each of them has to pass with this version: run it on the page Drills, or with qcat drill run."), QStringLiteral("drills")};
    if (code.starts_with("licence.restore"))
        return {LicencePoint::tr("Prove the newest backup by a restore: on the page Backups, or with qcat backup verify."), QStringLiteral("backups")};
    if (code.starts_with("licence.phone"))
        return {LicencePoint::tr("Test a channel that calls a phone, and answer the call: on the page Channels."), QStringLiteral("channels")};
    if (code.starts_with("licence.keys"))
        return {LicencePoint::tr("Replace what is too old: qcat secrets list says which, qcat secrets rotate and qcat token replace it."), QStringLiteral("settings")};
    return {LicencePoint::tr("Have chrony or systemd-timesyncd keep the clock right; the page System says how far off it is."), QStringLiteral("system")};
}

} // namespace

LicencePoint::LicencePoint(Appearance &look, QWidget *parent)
    : QFrame(parent), m_sign(new SignLabel(look, this)), m_found(new QLabel(this)), m_how(new QLabel(this)), m_open(new QPushButton(this))
{
    setProperty("role", QStringLiteral("panel"));
    m_found->setObjectName(QStringLiteral("licence_found"));
    m_how->setObjectName(QStringLiteral("licence_how"));
    m_open->setObjectName(QStringLiteral("licence_open"));
    m_how->setProperty("role", QStringLiteral("detail"));
    for (auto *label : {m_found, m_how})
        label->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_found);
    words->addWidget(m_how);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(16);
    m_sign->setMinimumWidth(96);
    row->addWidget(m_sign);
    row->addLayout(words, 1);
    row->addWidget(m_open);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT pageRequested(m_page); });
}

void LicencePoint::show(const domain::Finding &point)
{
    const bool isGood = point.health == domain::Health::Ok;
    m_sign->set(isGood ? Sign::Ok : Sign::P0, isGood ? tr("good", "a point of the licence") : tr("missing", "a point of the licence"));
    m_found->setText(findingText(point));
    const auto way = wayTo(point.code);
    m_page = way.page;
    m_how->setText(way.how);
    m_how->setVisible(!isGood);
    m_open->setVisible(!isGood);
    setVisible(true);
}

void LicencePoint::retranslate()
{
    m_open->setText(tr("Open the page"));
}

} // namespace qcat::ui
