#pragma once

#include <qcat/ui_widgets/theme.h>

#include <QFont>
#include <QObject>

class QApplication;

namespace qcat::ui
{

enum class ThemeChoice { System, Light, Dark };
enum class GainColor { Green, Red }; // China: red is up

// How the window looks now: theme, fonts, colour of a gain. One for the application, handed to every page; lives on the
// main thread.
class Appearance : public QObject
{
    Q_OBJECT

public:
    explicit Appearance(QObject *parent = nullptr);

    const Theme &theme() const;
    QColor gain() const { return m_gainColor == GainColor::Green ? theme().green : theme().red; }
    QColor loss() const { return m_gainColor == GainColor::Green ? theme().red : theme().green; }
    QColor ofSign(int sign) const { return sign > 0 ? gain() : sign < 0 ? loss() : theme().text; }

    ThemeChoice themeChoice() const { return m_themeChoice; }
    GainColor gainColor() const { return m_gainColor; }
    void setThemeChoice(ThemeChoice choice);
    void setGainColor(GainColor color);

    // Base font of 13 px with Chinese glyphs and digits of one width; `pixels` and weight for headings.
    static QFont font(int pixels = 13, QFont::Weight weight = QFont::Normal);
    static QFont monospaceFont(int pixels = 12);

    // Style, palette, style sheet and font of the whole application; again at every changed().
    void applyTo(QApplication &app);

Q_SIGNALS:
    void changed();

private:
    ThemeChoice m_themeChoice = ThemeChoice::System;
    GainColor m_gainColor = GainColor::Green;
    bool m_systemIsDark = false;
};

} // namespace qcat::ui
