#include <qcat/ui_widgets/style_sheet.h>

#include <utility>

namespace qcat::ui
{

namespace
{

// Names in @…@ are the theme's colours.
const char kSheet[] = R"(
QWidget { font-size: 13px; }
QMainWindow, QWidget#pages { background: @background@; }
QToolTip { color: @text@; background: @panel@; border: 1px solid @line@; padding: 4px; }

QLabel[role="title"] { font-size: 20px; font-weight: bold; color: @text@; }
QLabel[role="heading"] { font-size: 15px; font-weight: bold; color: @text@; }
QLabel[role="panelTitle"] { font-weight: bold; color: @text@; }
QLabel[role="detail"], QLabel[role="caption"] { color: @muted@; }
QLabel[role="caption"] { font-size: 11px; }
QLabel[role="figure"] { font-size: 15px; font-weight: bold; color: @text@; }
QLabel[role="error"] { color: @p0@; font-weight: bold; }
QLabel[role="good"] { color: @ok@; font-weight: bold; }

QFrame[role="strip"] { background: @panel@; border: 0; border-bottom: 1px solid @line@; }
QFrame[role="tray"] { background: @panel@; border: 0; border-top: 1px solid @line@; }
QFrame[role="palette"] { background: @panel@; border: 1px solid @accent@; border-radius: 6px; }
QListWidget#navigation { background: @panel@; border: 0; border-right: 1px solid @line@; padding-top: 8px; }
QFrame[role="panel"] { background: @panel@; border: 1px solid @line@; border-radius: 4px; }
QFrame[role="sheet"] { background: @panel@; border: 0; border-bottom: 2px solid @accent@; }
QFrame[role="dangerSheet"] { background: @panel@; border: 0; border-bottom: 2px solid @p0@; }

QPushButton { background: @panel@; color: @text@; border: 1px solid @line@; border-radius: 4px; padding: 5px 12px; min-height: 18px; font-weight: bold; }
QPushButton:hover { background: @shade@; }
QPushButton:pressed { background: @line@; }
QPushButton:focus { border: 2px solid @accent@; padding: 4px 11px; }
QPushButton:disabled { color: @muted@; background: @shade@; }
QPushButton[role="primary"] { background: @accent@; color: @accentText@; border-color: @accent@; }
QPushButton[role="primary"]:focus { border: 2px solid @text@; }
QPushButton[role="primary"]:disabled { background: @shade@; color: @muted@; border-color: @line@; }
QToolButton[role="switch"] { background: @panel@; color: @muted@; border: 1px solid @line@; border-radius: 4px; padding: 4px 8px; }
QToolButton[role="switch"]:hover { background: @shade@; color: @text@; }
QToolButton[role="switch"]:focus { border: 2px solid @accent@; padding: 3px 7px; }
QToolButton[role="switch"]:checked { background: @accent@; color: @accentText@; border-color: @accent@; }
QToolButton[role="switch"]::menu-indicator { image: none; }
QToolButton[role="quiet"] { background: transparent; color: @muted@; border: 0; border-radius: 4px; padding: 2px 6px; }
QToolButton[role="quiet"]:hover, QToolButton[role="quiet"]:focus { background: @shade@; color: @text@; }
QToolButton[role="quiet"]::menu-indicator { image: none; }
QPushButton[role="danger"] { color: @p0@; border-color: @p0@; }
QPushButton[role="danger"]:hover { background: @p0Fill@; }
QPushButton[role="danger"]:focus { border: 2px solid @p0@; }
QPushButton[role="danger"]:disabled { color: @muted@; border-color: @line@; }
QPushButton[role="link"] { border: 1px solid transparent; background: transparent; color: @accent@; font-weight: normal; padding: 2px 4px; }
QPushButton[role="link"]:focus { border: 1px solid @accent@; }
QPushButton[role="link"]:checked { color: @text@; font-weight: bold; }

QLineEdit, QSpinBox, QPlainTextEdit, QTextEdit { background: @panel@; color: @text@; border: 1px solid @line@; border-radius: 4px; padding: 4px 8px; selection-background-color: @accent@; selection-color: @accentText@; }
QLineEdit:focus, QSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @accent@; padding: 3px 7px; }
QComboBox QAbstractItemView { background: @panel@; border: 1px solid @line@; selection-background-color: @shade@; selection-color: @text@; }

QTableView, QTreeView, QListView { background: @panel@; alternate-background-color: @panel@; color: @text@; border: 0; gridline-color: @line@; selection-background-color: @shade@; selection-color: @text@; }
QHeaderView { background: @panel@; }
QHeaderView::section { background: @panel@; color: @muted@; border: 0; border-bottom: 1px solid @line@; padding: 3px 8px; font-weight: normal; }
QHeaderView::up-arrow, QHeaderView::down-arrow { subcontrol-origin: padding; subcontrol-position: center left; width: 8px; height: 8px; }
QTableCornerButton::section { background: @panel@; border: 0; }

QTabWidget::pane { border: 0; border-top: 1px solid @line@; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QTabBar::tab { background: transparent; color: @muted@; padding: 6px 12px; border: 0; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text@; font-weight: bold; border-bottom: 2px solid @accent@; }
QTabBar::tab:focus { color: @accent@; }

QSplitter::handle { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @line@; border-radius: 4px; min-height: 24px; min-width: 24px; margin: 1px; }
QScrollBar::handle:hover { background: @muted@; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea { border: 0; background: transparent; }

QProgressBar { background: @shade@; border: 0; border-radius: 3px; max-height: 6px; text-align: center; }
QProgressBar::chunk { background: @accent@; border-radius: 3px; }
QMenu { background: @panel@; color: @text@; border: 1px solid @line@; padding: 4px; }
QMenu::item { padding: 4px 20px; border-radius: 3px; }
QMenu::item:selected { background: @shade@; }
QCheckBox, QRadioButton { color: @text@; spacing: 6px; }
)";

} // namespace

QPalette paletteOf(const Theme &theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.background);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.panel);
    palette.setColor(QPalette::AlternateBase, theme.shade);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.muted);
    palette.setColor(QPalette::Button, theme.panel);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.p0);
    palette.setColor(QPalette::ToolTipBase, theme.panel);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.accentText);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::Mid, theme.line);
    palette.setColor(QPalette::Dark, theme.line);
    palette.setColor(QPalette::Light, theme.shade);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.muted);
    return palette;
}

QString styleSheetOf(const Theme &theme)
{
    const std::pair<const char *, QColor> colors[] = {
        {"background", theme.background},
        {"panel", theme.panel},
        {"line", theme.line},
        {"text", theme.text},
        {"muted", theme.muted},
        {"accent", theme.accent},
        {"shade", theme.shade},
        {"accentText", theme.accentText},
        {"p0", theme.p0},
        {"p0Fill", theme.p0Fill},
        {"ok", theme.ok},
    };
    QString sheet = QString::fromLatin1(kSheet);
    for (const auto &[name, color] : colors)
        sheet.replace(QLatin1Char('@') + QLatin1String(name) + QLatin1Char('@'), color.name());
    return sheet;
}

} // namespace qcat::ui
