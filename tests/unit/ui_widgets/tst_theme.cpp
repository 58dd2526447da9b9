#include <qcat/ui_widgets/appearance.h>
#include <qcat/ui_widgets/sign.h>
#include <qcat/ui_widgets/style_sheet.h>

#include <QFontMetrics>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>

using namespace qcat::ui;

namespace
{

double luminance(const QColor &color)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

// WCAG 2: from 1 to 21.
double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text_reaches_the_contrast_that_can_be_read_data()
    {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("ground");
        for (const Theme *t : {&Theme::lightTheme(), &Theme::darkTheme()}) {
            const auto row = [t](const char *name, const QColor &text, const QColor &ground) {
                QTest::addRow("%s %s", t->dark ? "dark" : "light", name) << text << ground;
            };
            row("text on background", t->text, t->background);
            row("text on panel", t->text, t->panel);
            row("text on shade", t->text, t->shade);
            row("muted on background", t->muted, t->background);
            row("muted on panel", t->muted, t->panel);
            row("muted on shade", t->muted, t->shade);
            row("accent on panel", t->accent, t->panel);
            row("text on accent", t->accentText, t->accent);
            row("paper", t->paperText, t->paper);
            row("live", t->liveText, t->live);
            row("green on panel", t->green, t->panel);
            row("red on panel", t->red, t->panel);
            row("ok on panel", t->ok, t->panel);
            row("unknown on panel", t->unknown, t->panel);
            row("P0 on its fill", t->p0, t->p0Fill);
            row("P1 on its fill", t->p1, t->p1Fill);
            row("P2 on its fill", t->p2, t->p2Fill);
            row("P3 on its fill", t->p3, t->p3Fill);
            row("text on P0 fill", t->text, t->p0Fill);
            row("muted on P0 fill", t->muted, t->p0Fill);
            row("muted on P1 fill", t->muted, t->p1Fill);
            row("muted on P2 fill", t->muted, t->p2Fill);
            row("muted on P3 fill", t->muted, t->p3Fill);
        }
    }
    void text_reaches_the_contrast_that_can_be_read()
    {
        QFETCH(QColor, text);
        QFETCH(QColor, ground);
        const double ratio = contrast(text, ground);
        QVERIFY2(ratio >= 4.5,
                 qPrintable(QStringLiteral("%1 on %2: %3 : 1").arg(text.name(), ground.name()).arg(ratio)));
    }

    void every_sign_has_a_shape_of_its_own()
    {
        // same colour for all: what differs is shape alone
        QList<QImage> shapes;
        for (const Sign sign : {Sign::P0, Sign::P1, Sign::P2, Sign::P3, Sign::Ok, Sign::Unknown}) {
            QImage image(28, 28, QImage::Format_ARGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintSign(painter, QRectF(0, 0, 28, 28), sign, Qt::black);
            painter.end();
            QVERIFY2(!shapes.contains(image), qPrintable(signWord(sign)));
            shapes << image;
        }
    }

    void every_name_in_the_style_sheet_is_a_colour()
    {
        QVERIFY(!styleSheetOf(Theme::lightTheme()).contains(QLatin1Char('@')));
    }

    void digits_have_one_width()
    {
        const QFontMetrics metrics(Appearance::font());
        for (char digit = '0'; digit <= '9'; ++digit)
            QCOMPARE(metrics.horizontalAdvance(QLatin1Char(digit)), metrics.horizontalAdvance(QLatin1Char('0')));
    }

    void red_and_green_follow_the_convention()
    {
        Appearance look;
        look.setThemeChoice(ThemeChoice::Light);
        QCOMPARE(look.gain(), Theme::lightTheme().green);
        look.setGainColor(GainColor::Red);
        QCOMPARE(look.gain(), Theme::lightTheme().red);
        QCOMPARE(look.loss(), Theme::lightTheme().green);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
