#pragma once

#include <qcat/api/log_reader.h>
#include <qcat/ui_models/desktop_call.h>
#include <qcat/ui_models/drill_table.h>
#include <qcat/ui_models/secret_table.h>
#include <qcat/ui_shell/handbook.h>
#include <qcat/ui_widgets/page.h>
#include <qcat/ui_widgets/preferences.h>

#include <QMainWindow>
#include <QMap>

#include <functional>
#include <memory>
#include <vector>

class QSettings;
class QStackedWidget;
class QSystemTrayIcon;
class QTimer;
class QVBoxLayout;

namespace qcat::ui
{

class CommandPalette;
class EmergencyDesk;
class NavigationRail;
class SafetyStrip;
class Sheet;
class TrayLine;

// What the window is told by the one who builds it.
struct ConsoleOptions {
    // Called once, when the window has decided to close and the engine runs in this process; must return at once.
    // Empty: nothing to stop.
    std::function<void()> stopEngine = {};
    // Instead of the desktop's tray, for P0 and P1.
    std::function<void(const DesktopCall &)> onDesktopCall = {};
    Handbook handbook = {}; // for its pages
    DrillDesk *drills = nullptr; // for its page; outlives the window
    api::LogReader *logs = nullptr; // likewise
    SecretDesk *secrets = nullptr; // for theirs; outlives the window
};

// The console: strip, navigation, pages, tray line. What it is given outlives it.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(EngineModel &engine, Appearance &look, Preferences &preferences, QSettings &settings,
               const std::vector<PageEntry> &pages, ConsoleOptions options = {}, QWidget *parent = nullptr);
    ~MainWindow() override;

    Page *currentPage() const;
    Page *page(const QString &id) const;
    // Shows a page, and on it one thing where `subject` is not empty.
    void openPage(const QString &id, const QString &subject = {});

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void buildPages(const std::vector<PageEntry> &entries);
    void buildShortcuts(const std::vector<PageEntry> &entries);
    void updateBadges();
    void showSheet(Sheet *sheet);
    void closeSheet();
    void askHowToClose();
    void flattenThenClose();
    void closeNow();
    void keepInTray();
    // Made when it is first asked for.
    QSystemTrayIcon &trayIcon();
    void showHelp();
    void showPalette();
    void togglePause();
    void retranslate();

    PageContext m_context;
    Preferences &m_preferences;
    ConsoleOptions m_options;
    SafetyStrip *m_strip;
    EmergencyDesk *m_emergency;
    NavigationRail *m_navigation;
    QStackedWidget *m_pages;
    TrayLine *m_tray;
    CommandPalette *m_palette;
    QVBoxLayout *m_sheetPlace;
    Sheet *m_sheet = nullptr;
    QSystemTrayIcon *m_trayIcon = nullptr;
    QTimer *m_ticks;
    bool m_closing = false; // decided: no more questions
};

} // namespace qcat::ui
