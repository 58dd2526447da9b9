#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace qcat::ui
{

// Asks for a reason in the page itself, never in a modal box: Enter sends, Esc closes and does nothing.
class ReasonBar : public QFrame
{
    Q_OBJECT

public:
    explicit ReasonBar(const QString &name, QWidget *parent = nullptr);

    // `accepted` is called once with what was written, when it is not empty.
    void ask(const QString &question, const QString &button, std::function<void(const QString &)> accepted);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void accept();

    QLabel *m_question;
    QLineEdit *m_reason;
    QPushButton *m_ok;
    std::function<void(const QString &)> m_accepted;
};

} // namespace qcat::ui
