#pragma once

#include <qcat/api/command.h>
#include <qcat/ui_widgets/page.h>

#include <QFrame>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace qcat::ui
{

// What to hold back, how long and why; says while it is filled what it would match.
class SilenceForm : public QFrame
{
    Q_OBJECT

public:
    explicit SilenceForm(const PageContext &context, QWidget *parent = nullptr);

    void fill(const domain::Incident &incident);
    // Components and what matches follow the snapshot.
    void refresh();
    void retranslate();
    void clear();

Q_SIGNALS:
    void wanted(const qcat::api::AddSilence &silence);

private:
    domain::SilenceMatch match() const;
    void showPreview();
    void submit();

    PageContext m_context;
    QFormLayout *m_fields;
    QComboBox *m_kind;
    QLineEdit *m_fault;
    QComboBox *m_component;
    QLineEdit *m_instance;
    QComboBox *m_severity;
    QComboBox *m_lasts;
    QLineEdit *m_reason;
    QLineEdit *m_called;
    QLabel *m_preview;
    QPushButton *m_add;
};

} // namespace qcat::ui
