#include <qcat/ui_widgets/facts_label.h>

namespace qcat::ui
{

FactsLabel::FactsLabel(Align align, QWidget *parent) : QLabel(parent), m_align(align)
{
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setAlignment(Qt::AlignTop | Qt::AlignLeft);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void FactsLabel::setFacts(const std::vector<Fact> &facts, const QColor &nameColor)
{
    const QString align = m_align == Align::Right ? QStringLiteral("right") : QStringLiteral("left");
    QString html = QStringLiteral("<table width='100%' cellspacing='0' cellpadding='3'>");
    for (const Fact &fact : facts) {
        const QString style =
            fact.color.isValid() ? QStringLiteral(" style='color:%1'").arg(fact.color.name()) : QString();
        QString value = fact.value.toHtmlEscaped();
        value.replace(QLatin1Char('\n'), QLatin1String("<br>"));
        html += QStringLiteral("<tr><td style='color:%1; padding-right:12px'>%2</td><td align='%3'%4>%5</td></tr>")
                    .arg(nameColor.name(), fact.name.toHtmlEscaped(), align, style, value);
    }
    html += QStringLiteral("</table>");
    if (html != text())
        setText(html);
}

} // namespace qcat::ui
