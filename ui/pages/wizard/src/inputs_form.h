#pragma once

#include <qcat/domain/runbook.h>

#include <QFrame>

#include <vector>

class QFormLayout;
class QLabel;
class QLineEdit;

namespace qcat::ui
{

// What a runbook is handed: asked for before it starts, shown while it runs. Hidden for a runbook that needs nothing.
class InputsForm : public QFrame
{
    Q_OBJECT

public:
    explicit InputsForm(QWidget *parent);

    // `inputs` replace what stands there when another runbook, or another run of it, is shown: `key` tells.
    void show(const std::string &key, const domain::Runbook &runbook, const domain::RunbookInputs &inputs, bool mayEdit);
    void showNothing();
    // What was typed is not for what is shown next.
    void forget() { m_key.clear(); }
    domain::RunbookInputs inputs() const;

private:
    void build(const domain::Runbook &runbook, const domain::RunbookInputs &inputs);

    struct Row {
        std::string name;
        QLabel *title;
        QLineEdit *edit;
    };
    std::string m_key;
    std::vector<Row> m_rows;
    QFormLayout *m_layout;
};

} // namespace qcat::ui
