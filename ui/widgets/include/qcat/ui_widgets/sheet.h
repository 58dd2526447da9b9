#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace qcat::ui
{

// A question or an answer between the safety strip and the page: never modal, never over the strip. Esc closes it and
// does nothing else.
class Sheet : public QFrame
{
    Q_OBJECT

public:
    enum class Kind { Plain, Danger };

    Sheet(Kind kind, const QString &name, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    QString title() const;
    QVBoxLayout *body() const { return m_body; }
    QPushButton *addButton(const QString &text, const QString &role, const QString &name);
    QLabel *addText(const QString &text, const QString &role = {});

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLabel *m_title;
    QVBoxLayout *m_body;
    QHBoxLayout *m_buttons;
};

} // namespace qcat::ui
