#include <qcat/ui_shell/main_window.h>

#include "close_sheet.h"
#include "command_palette.h"
#include "desktop_alerts.h"
#include "emergency_desk.h"
#include "navigation_rail.h"
#include "safety_strip.h"
#include "tray_line.h"

#include <qcat/ui_models/close_decision.h>
#include <qcat/ui_widgets/hold_button.h>
#include <qcat/ui_widgets/sheet.h>

#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QSystemTrayIcon>
#include <QTimer>
#include <QVBoxLayout>

namespace qcat::ui
{

namespace
{

constexpr std::chrono::milliseconds kTick{500};
constexpr int kPagesWithDigit = 9;
constexpr Qt::KeyboardModifiers kHaltModifiers = Qt::ControlModifier | Qt::ShiftModifier;

bool isHaltKey(const QKeyEvent &key)
{
    return key.key() == Qt::Key_H && (key.modifiers() & kHaltModifiers) == kHaltModifiers;
}

} // namespace

MainWindow::MainWindow(EngineModel &engine, Appearance &look, Preferences &preferences, QSettings &settings,
                       const std::vector<PageEntry> &pages, ConsoleOptions options, QWidget *parent)
    : QMainWindow(parent), m_context{engine, look, settings}, m_preferences(preferences), m_options(std::move(options)),
      m_strip(new SafetyStrip(engine, look, this)), m_emergency(new EmergencyDesk(engine, look, this)),
      m_navigation(new NavigationRail(look, this)), m_pages(new QStackedWidget(this)),
      m_tray(new TrayLine(engine, preferences, this)), m_palette(nullptr), m_sheetPlace(new QVBoxLayout),
      m_ticks(new QTimer(this))
{
    new DesktopAlerts(engine, preferences, [this]() -> QSystemTrayIcon & { return trayIcon(); }, m_options.onDesktopCall, this);
    buildLayout();
    buildPages(pages);
    buildShortcuts(pages);
    retranslate();

    connect(m_strip, &SafetyStrip::haltHeld, m_emergency, &EmergencyDesk::halt);
    connect(m_strip, &SafetyStrip::haltReleasedEarly, m_emergency, &EmergencyDesk::sayHowToHalt);
    connect(m_strip, &SafetyStrip::cancelEntriesWanted, m_emergency, &EmergencyDesk::askCancelEntries);
    connect(m_strip, &SafetyStrip::flattenWanted, m_emergency, &EmergencyDesk::askFlatten);
    connect(m_strip, &SafetyStrip::resumeWanted, m_emergency, &EmergencyDesk::askResume);
    connect(m_emergency, &EmergencyDesk::sheetReady, this, &MainWindow::showSheet);
    connect(m_emergency, &EmergencyDesk::answered, m_tray, &TrayLine::say);
    connect(m_navigation, &NavigationRail::chosen, this, [this](const QString &id) { openPage(id); });
    for (const auto change : {&EngineModel::snapshotChanged, &EngineModel::ticked, &EngineModel::linkChanged}) {
        connect(&engine, change, m_strip, &SafetyStrip::refresh);
        connect(&engine, change, this, &MainWindow::updateBadges);
    }
    connect(m_ticks, &QTimer::timeout, &engine, &EngineModel::tick);
    m_ticks->start(kTick);
    m_navigation->setFocus();
    qApp->installEventFilter(this); // the halt key works wherever the focus is
}

MainWindow::~MainWindow() = default;

Page *MainWindow::currentPage() const
{
    return static_cast<Page *>(m_pages->currentWidget());
}

Page *MainWindow::page(const QString &id) const
{
    for (int i = 0; i < m_pages->count(); ++i)
        if (auto *page = static_cast<Page *>(m_pages->widget(i)); page->id() == id)
            return page;
    return nullptr;
}

void MainWindow::openPage(const QString &id, const QString &subject)
{
    Page *wanted = page(id);
    if (!wanted)
        return;
    m_pages->setCurrentWidget(wanted);
    m_navigation->setCurrent(id);
    if (!subject.isEmpty())
        wanted->open(subject);
    setWindowTitle(tr("%1 – QCAT").arg(wanted->navigationTitle()));
}

void MainWindow::buildLayout()
{
    auto *body = new QWidget(this);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addLayout(m_sheetPlace);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_navigation);
    middle->addWidget(m_pages, 1);
    layout->addLayout(middle, 1);
    layout->addWidget(m_tray);
    setCentralWidget(body);
    m_pages->setObjectName(QStringLiteral("pages"));
    m_palette = new CommandPalette(body);
    setMinimumSize(1024, 640);
    resize(QSize(1440, 900).boundedTo(screen()->availableSize())); // the emergency buttons are at its right
}

void MainWindow::buildPages(const std::vector<PageEntry> &entries)
{
    for (const PageEntry &entry : entries) {
        Page *page = entry.make(m_context, m_pages);
        m_pages->addWidget(page);
        m_navigation->add(page->id());
        connect(page, &Page::openRequested, this, &MainWindow::openPage);
    }
    if (!entries.empty())
        m_navigation->setCurrent(entries.front().id);
}

void MainWindow::buildShortcuts(const std::vector<PageEntry> &entries)
{
    const auto on = [this](const QKeySequence &keys, auto run) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, run);
    };
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto open = [this, id = entries[i].id] { openPage(id); };
        if (int(i) < kPagesWithDigit)
            on(QKeySequence(QStringLiteral("Ctrl+%1").arg(i + 1)), open);
        on(QKeySequence(QStringLiteral("Ctrl+G, %1").arg(entries[i].letter.toUpper())), open);
    }
    on(QKeySequence(QStringLiteral("Ctrl+K")), [this] { showPalette(); });
    on(QKeySequence(Qt::Key_Slash), [this] { currentPage()->focusFilter(); });
    on(QKeySequence(Qt::Key_F1), [this] { showHelp(); });
    on(QKeySequence(Qt::Key_F5), [this] { currentPage()->refreshNow(); });
}

void MainWindow::updateBadges()
{
    for (int i = 0; i < m_pages->count(); ++i) {
        const auto *page = static_cast<Page *>(m_pages->widget(i));
        m_navigation->setBadge(page->id(), page->badge());
    }
}

void MainWindow::showSheet(Sheet *sheet)
{
    closeSheet();
    m_sheet = sheet;
    m_sheetPlace->addWidget(sheet);
    connect(sheet, &Sheet::closed, this, &MainWindow::closeSheet);
    sheet->show();
    sheet->setFocus();
    // a question's own choice of focus was made before it had a window
    if (auto *first = sheet->findChild<QLineEdit *>())
        first->setFocus();
}

void MainWindow::closeSheet()
{
    if (!m_sheet)
        return;
    m_sheetPlace->removeWidget(m_sheet);
    m_sheet->hide();
    m_sheet->deleteLater(); // it may be the sender
    m_sheet = nullptr;
    if (currentPage())
        currentPage()->setFocus();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_closing && closeDecision(m_context.engine).mustAsk) {
        event->ignore();
        askHowToClose();
        return;
    }
    m_closing = true;
    if (auto stop = std::exchange(m_options.stopEngine, nullptr); stop && !m_context.engine.isAttached())
        stop();
    event->accept();
}

void MainWindow::askHowToClose()
{
    auto *sheet = new CloseSheet(m_context.engine, QSystemTrayIcon::isSystemTrayAvailable());
    connect(sheet, &CloseSheet::keepInTray, this, &MainWindow::keepInTray);
    connect(sheet, &CloseSheet::leave, this, &MainWindow::closeNow);
    connect(sheet, &CloseSheet::flatten, this, &MainWindow::flattenThenClose);
    showSheet(sheet);
}

void MainWindow::flattenThenClose()
{
    m_emergency->askFlatten();
    // The wish to close stands until flat is proven; who backs out of the question takes it back.
    const auto wish =
        connect(m_emergency, &EmergencyDesk::flattened, this, &MainWindow::closeNow, Qt::SingleShotConnection);
    connect(m_sheet, &Sheet::closed, this, [wish] { disconnect(wish); });
}

void MainWindow::closeNow()
{
    m_closing = true;
    close();
}

void MainWindow::keepInTray()
{
    closeSheet();
    trayIcon().show();
    hide();
}

QSystemTrayIcon &MainWindow::trayIcon()
{
    if (!m_trayIcon) {
        m_trayIcon = new QSystemTrayIcon(windowIcon(), this);
        auto *menu = new QMenu(this);
        connect(menu->addAction(tr("Show the console")), &QAction::triggered, this, &QWidget::showNormal);
        m_trayIcon->setContextMenu(menu);
        connect(m_trayIcon, &QSystemTrayIcon::activated, this, &QWidget::showNormal);
        connect(m_trayIcon, &QSystemTrayIcon::messageClicked, this, [this] {
            showNormal();
            openPage(QStringLiteral("incidents"));
        });
    }
    return *m_trayIcon;
}

void MainWindow::showHelp()
{
    auto *sheet = new Sheet(Sheet::Kind::Plain, QStringLiteral("sheet_help"));
    sheet->setTitle(currentPage()->navigationTitle());
    sheet->addText(currentPage()->helpText());
    sheet->addText(tr("Ctrl+K everything by name · Ctrl+1…9 and Ctrl+G letter pages · / filter · Space pause · F5 "
                      "refresh · Ctrl+C copy cells · "
                      "Ctrl+Shift+H held: halt · Esc back, never destructive"),
                   QStringLiteral("detail"));
    connect(sheet->addButton(tr("Close"), {}, QStringLiteral("sheet_close")), &QPushButton::clicked, sheet,
            &Sheet::closed);
    showSheet(sheet);
}

void MainWindow::showPalette()
{
    std::vector<CommandPalette::Entry> entries;
    for (int i = 0; i < m_pages->count(); ++i) {
        const auto *page = static_cast<Page *>(m_pages->widget(i));
        const QString keys = i < kPagesWithDigit ? QStringLiteral("Ctrl+%1").arg(i + 1) : QString();
        entries.push_back(
            {tr("Go to %1").arg(page->navigationTitle()), keys, [this, id = page->id()] { openPage(id); }});
    }
    entries.push_back({tr("Cancel entries…"), {}, [this] { m_emergency->askCancelEntries(); }});
    entries.push_back({tr("Flatten…"), {}, [this] { m_emergency->askFlatten(); }});
    entries.push_back({tr("Resume trading…"), {}, [this] { m_emergency->askResume(); }});
    entries.push_back({tr("Pause or go on with this page"), tr("Space"), [this] { togglePause(); }});
    entries.push_back({tr("Help for this page"), QStringLiteral("F1"), [this] { showHelp(); }});
    entries.push_back({QStringLiteral("English"), {}, [this] { m_preferences.setLanguage(QStringLiteral("en")); }});
    entries.push_back({QStringLiteral("中文"), {}, [this] { m_preferences.setLanguage(QStringLiteral("zh_CN")); }});
    m_palette->open(std::move(entries));
}

void MainWindow::togglePause()
{
    currentPage()->setPaused(!currentPage()->isPaused());
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    // keys that nobody with the focus had a use for
    if (event->key() == Qt::Key_Space)
        togglePause();
    else if (event->key() == Qt::Key_Escape && m_sheet)
        Q_EMIT m_sheet->closed();
    else
        QMainWindow::keyPressEvent(event);
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    const bool isPress = event->type() == QEvent::KeyPress;
    if ((isPress || event->type() == QEvent::KeyRelease) && isActiveWindow()) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        if (isPress && isHaltKey(key)) {
            if (!key.isAutoRepeat())
                m_strip->haltButton()->press();
            return true;
        }
        // letting go of any of the three keys lets go of the button
        if (!isPress && !key.isAutoRepeat() &&
            (key.key() == Qt::Key_H || key.key() == Qt::Key_Control || key.key() == Qt::Key_Shift))
            m_strip->haltButton()->release();
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        closeSheet();
        retranslate();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslate()
{
    for (int i = 0; i < m_pages->count(); ++i) {
        const auto *page = static_cast<Page *>(m_pages->widget(i));
        m_navigation->setTitle(page->id(), page->navigationTitle());
    }
    m_navigation->setAccessibleName(tr("Pages"));
    if (currentPage())
        setWindowTitle(tr("%1 – QCAT").arg(currentPage()->navigationTitle()));
    updateBadges();
}

} // namespace qcat::ui
