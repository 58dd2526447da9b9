#include "resume_sheet.h"

#include <qcat/ui_models/resume_checks.h>
#include <qcat/ui_widgets/phrase_edit.h>
#include <qcat/ui_widgets/sign.h>

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace qcat::ui
{

ResumeSheet::ResumeSheet(EngineModel &engine, Appearance &look, QWidget *parent)
    : Sheet(Kind::Danger, QStringLiteral("sheet_resume"), parent), m_engine(engine), m_look(look),
      m_checkPlace(new QVBoxLayout), m_phrase(new PhraseEdit(this))
{
    const QString phrase = QLatin1String(api::kResumePhrase.data(), qsizetype(api::kResumePhrase.size()));
    setTitle(tr("Resume trading: strategies may open positions again"));
    m_checkPlace->setSpacing(2);
    body()->addLayout(m_checkPlace);
    addText(tr("Type %1 when you have read every line. A red or unknown line must be mended first.").arg(phrase),
            QStringLiteral("detail"));
    m_phrase->setObjectName(QStringLiteral("sheet_phrase"));
    m_phrase->setPhrase(phrase);
    m_phrase->setMaximumWidth(280);
    body()->addWidget(m_phrase);
    m_run = addButton(tr("Resume trading"), QStringLiteral("danger"), QStringLiteral("sheet_confirm"));
    connect(m_phrase, &PhraseEdit::matchChanged, this, &ResumeSheet::refresh);
    connect(m_phrase, &QLineEdit::returnPressed, m_run, &QPushButton::click);
    connect(m_run, &QPushButton::clicked, this, [this] { Q_EMIT confirmed(m_phrase->typed()); });
    connect(addButton(tr("Back"), {}, QStringLiteral("sheet_close")), &QPushButton::clicked, this, &Sheet::closed);
    connect(&engine, &EngineModel::snapshotChanged, this, &ResumeSheet::refresh);
    connect(&engine, &EngineModel::ticked, this, &ResumeSheet::refresh);
    refresh();
}

void ResumeSheet::showEvent(QShowEvent *event)
{
    Sheet::showEvent(event);
    m_phrase->setFocus();
}

void ResumeSheet::refresh()
{
    const std::vector<ResumeCheck> checks = resumeChecks(m_engine);
    while (m_checks.size() < checks.size()) {
        m_checks.push_back(new SignLabel(m_look, this));
        m_checkPlace->addWidget(m_checks.back());
    }
    for (std::size_t i = 0; i < checks.size(); ++i)
        m_checks[i]->set(signOf(checks[i].health), checks[i].text);
    m_run->setEnabled(m_phrase->matches() && allowsResume(checks));
}

} // namespace qcat::ui
