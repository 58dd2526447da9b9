#include "silence_form.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/silence_tables.h>

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace qcat::ui
{

namespace
{

using namespace std::chrono_literals;

constexpr int kMostReason = 300;
constexpr base::Duration kLasts[] = {15min, 1h, 4h, 24h, 7 * 24h};
constexpr int kNamed = 3; // ids in the preview

QLineEdit *edit(const char *name, QWidget *parent)
{
    auto *made = new QLineEdit(parent);
    made->setObjectName(QLatin1String(name));
    made->setMaxLength(kMostReason);
    return made;
}

QComboBox *combo(const char *name, QWidget *parent)
{
    auto *made = new QComboBox(parent);
    made->setObjectName(QLatin1String(name));
    return made;
}

} // namespace

SilenceForm::SilenceForm(const PageContext &context, QWidget *parent)
    : QFrame(parent), m_context(context), m_fields(new QFormLayout), m_kind(combo("silences_kind", this)),
      m_fault(edit("silences_fault", this)), m_component(combo("silences_component", this)),
      m_instance(edit("silences_instance", this)), m_severity(combo("silences_severity", this)),
      m_lasts(combo("silences_lasts", this)), m_reason(edit("silences_reason", this)), m_called(edit("silences_called", this)),
      m_preview(new QLabel(this)), m_add(new QPushButton(this))
{
    setProperty("role", QStringLiteral("panel"));
    m_preview->setObjectName(QStringLiteral("silences_preview"));
    m_preview->setWordWrap(true);
    m_add->setObjectName(QStringLiteral("silences_add"));
    m_add->setProperty("role", QStringLiteral("primary"));
    auto *layout = new QVBoxLayout(this);
    for (QWidget *field : std::initializer_list<QWidget *>{m_kind, m_fault, m_component, m_instance, m_severity, m_lasts, m_reason, m_called})
        m_fields->addRow(new QLabel(this), field);
    layout->addLayout(m_fields);
    layout->addWidget(m_preview);
    layout->addWidget(m_add, 0, Qt::AlignLeft);
    layout->addStretch(1);
    for (QLineEdit *field : {m_fault, m_instance, m_reason})
        connect(field, &QLineEdit::textChanged, this, &SilenceForm::showPreview);
    for (QComboBox *field : {m_component, m_severity})
        connect(field, &QComboBox::currentIndexChanged, this, &SilenceForm::showPreview);
    connect(m_add, &QPushButton::clicked, this, &SilenceForm::submit);
}

void SilenceForm::fill(const domain::Incident &incident)
{
    m_fault->setText(QString::fromStdString(incident.fault.value));
    m_instance->setText(QString::fromStdString(incident.instance));
    m_reason->setFocus();
}

void SilenceForm::clear()
{
    for (QLineEdit *field : {m_fault, m_instance, m_reason, m_called})
        field->clear();
    m_component->setCurrentIndex(0);
    m_severity->setCurrentIndex(0);
}

void SilenceForm::refresh()
{
    const auto &components = m_context.engine.ops().components;
    if (m_component->count() != int(components.size()) + 1) {
        const QSignalBlocker blocker(m_component);
        const auto chosen = m_component->currentData();
        m_component->clear();
        m_component->addItem(tr("any"), QString());
        for (const auto &component : components)
            m_component->addItem(localText(component.title), QString::fromStdString(component.id.value));
        m_component->setCurrentIndex(std::max(0, m_component->findData(chosen)));
    }
    showPreview();
}

void SilenceForm::retranslate()
{
    const auto choices = [](QComboBox *box, const QStringList &texts) {
        const QSignalBlocker blocker(box);
        const int chosen = std::max(0, box->currentIndex());
        box->clear();
        box->addItems(texts);
        box->setCurrentIndex(chosen);
    };
    choices(m_kind, {tr("Silence"), tr("Maintenance window")});
    choices(m_severity, {tr("any"), tr("P1 and below"), tr("P2 and below"), tr("P3")});
    QStringList lasts;
    for (const auto duration : kLasts)
        lasts << spanText(duration);
    choices(m_lasts, lasts);
    m_component->clear(); // filled anew by refresh()
    const QStringList labels{tr("Kind"),     tr("Fault"), tr("Component"), tr("Instance"),
                             tr("Severity"), tr("For", "how long"), tr("Reason"), tr("Break-glass: approver called")};
    for (int row = 0; row < labels.size(); ++row)
        qobject_cast<QLabel *>(m_fields->itemAt(row, QFormLayout::LabelRole)->widget())->setText(labels[row]);
    m_fault->setPlaceholderText(tr("as database.connection_failed or database.*"));
    m_called->setPlaceholderText(tr("only for a P0 that cannot wait for a second person; stands in the audit record"));
    m_add->setText(tr("Hold back"));
    refresh();
}

domain::SilenceMatch SilenceForm::match() const
{
    domain::SilenceMatch match;
    match.fault = m_fault->text().trimmed().toStdString();
    match.component.value = m_component->currentData().toString().toStdString();
    match.instance = m_instance->text().trimmed().toStdString();
    if (m_severity->currentIndex() > 0)
        match.severity = domain::Severity(m_severity->currentIndex());
    return match;
}

void SilenceForm::showPreview()
{
    const auto wanted = match();
    const auto preview = previewOf(wanted, m_context.engine.ops());
    m_add->setEnabled(!wanted.isEmpty() && !m_reason->text().trimmed().isEmpty());
    if (wanted.isEmpty())
        return m_preview->setText(tr("Name a fault, a component, an instance or a severity."));
    QString text = tr("Holds back %n open incident(s)", nullptr, int(preview.open.size()));
    if (!preview.open.isEmpty())
        text += QStringLiteral(": ") + preview.open.mid(0, kNamed).join(QStringLiteral(", "));
    text += QStringLiteral(" · ") + tr("%n of the last ones would have matched", nullptr, preview.before);
    if (preview.holdsP0)
        text += QStringLiteral(" · ") + tr("a P0 is among them: somebody else must approve it");
    m_preview->setText(text);
}

void SilenceForm::submit()
{
    api::AddSilence silence;
    silence.kind = m_kind->currentIndex() == 1 ? domain::SilenceKind::Maintenance : domain::SilenceKind::Silence;
    silence.match = match();
    silence.reason = m_reason->text().trimmed().toStdString();
    silence.until = m_context.engine.wallNow() + kLasts[std::max(0, m_lasts->currentIndex())];
    silence.approverCalled = m_called->text().trimmed().toStdString();
    Q_EMIT wanted(silence);
}

} // namespace qcat::ui
