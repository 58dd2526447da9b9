#include <qcat/ui_widgets/appearance.h>

#include <qcat/ui_widgets/style_sheet.h>

#include <QApplication>
#include <QPalette>
#include <QStyleFactory>

namespace qcat::ui
{

Appearance::Appearance(QObject *parent)
    : QObject(parent),
      // asked before our own palette replaces the desktop's
      m_systemIsDark(QApplication::palette().color(QPalette::Window).lightness() < 128)
{
}

const Theme &Appearance::theme() const
{
    const bool dark = m_themeChoice == ThemeChoice::System ? m_systemIsDark : m_themeChoice == ThemeChoice::Dark;
    return dark ? Theme::darkTheme() : Theme::lightTheme();
}

void Appearance::setThemeChoice(ThemeChoice choice)
{
    if (choice == m_themeChoice)
        return;
    m_themeChoice = choice;
    Q_EMIT changed();
}

void Appearance::setGainColor(GainColor color)
{
    if (color == m_gainColor)
        return;
    m_gainColor = color;
    Q_EMIT changed();
}

QFont Appearance::font(int pixels, QFont::Weight weight)
{
    QFont font;
    // named: an unset family falls back to the Japanese cut of the Chinese glyphs
    font.setFamilies(
        {QStringLiteral("Noto Sans CJK SC"), QStringLiteral("WenQuanYi Micro Hei"), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

QFont Appearance::monospaceFont(int pixels)
{
    QFont font;
    font.setFamilies(
        {QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Noto Sans Mono CJK SC"), QStringLiteral("monospace")});
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(pixels);
    return font;
}

void Appearance::applyTo(QApplication &app)
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(font());
    const auto paint = [this, &app] {
        QApplication::setPalette(paletteOf(theme()));
        app.setStyleSheet(styleSheetOf(theme()));
    };
    paint();
    connect(this, &Appearance::changed, &app, paint);
}

} // namespace qcat::ui
