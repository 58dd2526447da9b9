#pragma once

#include <QLineEdit>

namespace qcat::ui
{

// Where a dangerous action's phrase is typed. The input method is off, full-width characters count as their plain ones,
// and pasting is refused: a phrase is typed by a hand that means it.
class PhraseEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit PhraseEdit(QWidget *parent = nullptr);

    void setPhrase(const QString &phrase);
    QString phrase() const { return m_phrase; }
    bool matches() const;
    // What was typed, in plain characters without blanks around: what a command carries.
    QString typed() const;

Q_SIGNALS:
    void matchChanged(bool matches);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QString m_phrase;
    bool m_matched = false;
};

// Full-width forms (Ａ, ＠, ideographic space) as the plain characters they stand for.
QString plainWidth(const QString &text);

} // namespace qcat::ui
