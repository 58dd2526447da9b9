#pragma once

#include <qcat/domain/health.h>
#include <qcat/ui_widgets/appearance.h>

#include <QIcon>
#include <QWidget>

class QPainter;

namespace qcat::ui
{

// The signs of UX: a shape, a colour and a word, always together. Octagon, triangle, diamond, circle for P0 … P3, a
// ring with a tick for healthy, a dashed ring for unknown.
enum class Sign { P0, P1, P2, P3, Ok, Unknown };

Sign signOf(domain::Severity severity);
Sign signOf(domain::Health health);

QColor signColor(const Theme &theme, Sign sign);
QColor signFill(const Theme &theme, Sign sign);
// "P0 Critical", "Healthy", "Unknown".
QString signWord(Sign sign);

void paintSign(QPainter &painter, const QRectF &box, Sign sign, const QColor &color);
QIcon signIcon(Sign sign, const QColor &color, int pixels = 14);

// Sign and text in the sign's colour, as wide as they need.
class SignLabel : public QWidget
{
    Q_OBJECT

public:
    explicit SignLabel(Appearance &look, QWidget *parent = nullptr);

    void set(Sign sign, const QString &text);
    Sign sign() const { return m_sign; }
    QString text() const { return m_text; }
    // Text in the normal colour, only the shape coloured.
    void setPlainText(bool plain);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Appearance &m_look;
    Sign m_sign = Sign::Unknown;
    QString m_text;
    bool m_plain = false;
};

} // namespace qcat::ui
