#include <qcat/ui_widgets/phrase_edit.h>

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QKeyEvent>

namespace qcat::ui
{

QString plainWidth(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar c : text) {
        const ushort code = c.unicode();
        if (code == 0x3000)
            plain += QLatin1Char(' ');
        else if (code >= 0xFF01 && code <= 0xFF5E)
            plain += QChar(code - 0xFEE0);
        else
            plain += c;
    }
    return plain;
}

PhraseEdit::PhraseEdit(QWidget *parent) : QLineEdit(parent)
{
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setAcceptDrops(false);
    connect(this, &QLineEdit::textChanged, this, [this] {
        if (matches() == m_matched)
            return;
        m_matched = !m_matched;
        Q_EMIT matchChanged(m_matched);
    });
}

void PhraseEdit::setPhrase(const QString &phrase)
{
    m_phrase = phrase;
    setPlaceholderText(phrase);
    clear();
}

QString PhraseEdit::typed() const
{
    return plainWidth(text()).trimmed();
}

bool PhraseEdit::matches() const
{
    return !m_phrase.isEmpty() && typed() == m_phrase;
}

void PhraseEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste))
        return;
    QLineEdit::keyPressEvent(event);
}

void PhraseEdit::contextMenuEvent(QContextMenuEvent *event)
{
    event->accept(); // its menu would offer to paste
}

void PhraseEdit::dropEvent(QDropEvent *event)
{
    event->ignore();
}

} // namespace qcat::ui
