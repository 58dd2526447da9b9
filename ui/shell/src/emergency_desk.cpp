#include "emergency_desk.h"

#include "flatten_sheet.h"
#include "resume_sheet.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_widgets/sheet.h>

#include <QLabel>
#include <QPushButton>

namespace qcat::ui
{

EmergencyDesk::EmergencyDesk(EngineModel &engine, Appearance &look, QObject *parent)
    : QObject(parent), m_engine(engine), m_look(look)
{
}

void EmergencyDesk::halt()
{
    send(api::Halt{"held by the operator in the console"}, tr("Halt"));
}

void EmergencyDesk::sayHowToHalt()
{
    auto *sheet = new Sheet(Sheet::Kind::Plain, QStringLiteral("sheet_haltHint"));
    sheet->setTitle(tr("Not halted: hold the button for 0.7 seconds"));
    connect(sheet->addButton(tr("Close"), {}, QStringLiteral("sheet_close")), &QPushButton::clicked, sheet,
            &Sheet::closed);
    Q_EMIT sheetReady(sheet);
}

void EmergencyDesk::askCancelEntries()
{
    int entries = 0, stops = 0;
    for (const auto &order : m_engine.trading().workingOrders)
        ++(order.order.request.purpose == domain::OrderPurpose::ProtectiveStop ? stops : entries);
    Sheet *sheet = question(tr("Halt and cancel %n order(s) that open or add?", nullptr, entries),
                            QStringLiteral("sheet_cancelEntries"));
    sheet->addText(tr("Trading is halted with it, or the strategies would quote again; resume it when you are ready. "
                      "%n protective stop(s) stay at the venue.",
                      nullptr, stops),
                   QStringLiteral("detail"));
    auto *confirm =
        sheet->addButton(tr("Halt and cancel the entries"), QStringLiteral("danger"), QStringLiteral("sheet_confirm"));
    connect(confirm, &QPushButton::clicked, this, [this] { send(api::CancelEntries{}, tr("Cancel entries")); });
    connect(sheet->addButton(tr("Back"), {}, QStringLiteral("sheet_close")), &QPushButton::clicked, sheet,
            &Sheet::closed);
    Q_EMIT sheetReady(sheet);
    confirm->setFocus();
}

void EmergencyDesk::askFlatten()
{
    auto *sheet = new FlattenSheet(m_engine, m_look);
    connect(sheet, &FlattenSheet::confirmed, this, [this](const QString &phrase) {
        send(api::Flatten{phrase.toStdString()}, tr("Flatten"), [this] { Q_EMIT flattened(); });
    });
    Q_EMIT sheetReady(sheet);
}

void EmergencyDesk::askResume()
{
    auto *sheet = new ResumeSheet(m_engine, m_look);
    connect(sheet, &ResumeSheet::confirmed, this,
            [this](const QString &phrase) { send(api::Resume{phrase.toStdString()}, tr("Resume")); });
    Q_EMIT sheetReady(sheet);
}

void EmergencyDesk::send(api::CommandBody body, const QString &what, std::function<void()> done)
{
    auto *waiting = new Sheet(Sheet::Kind::Plain, QStringLiteral("sheet_waiting"));
    waiting->setTitle(tr("%1: sent, waiting until it is proven at the venue").arg(what));
    connect(waiting->addButton(tr("Close"), {}, QStringLiteral("sheet_close")), &QPushButton::clicked, waiting,
            &Sheet::closed);
    Q_EMIT sheetReady(waiting);
    m_engine.submit(std::move(body), this, [this, what, done](const api::CommandAnswered &answer) {
        const QString time = timeText(m_engine.wallNow());
        if (answer.error) {
            showResult(tr("%1 failed, %2").arg(what, time), errorText(*answer.error), false);
            return;
        }
        showResult(tr("%1: done, %2").arg(what, time), findingText(answer.verified),
                   answer.verified.health == domain::Health::Ok);
        if (done)
            done();
    });
}

void EmergencyDesk::showResult(const QString &title, const QString &text, bool good)
{
    auto *sheet = new Sheet(good ? Sheet::Kind::Plain : Sheet::Kind::Danger, QStringLiteral("sheet_result"));
    sheet->setTitle(title);
    sheet->addText(text, good ? QStringLiteral("good") : QStringLiteral("error"))
        ->setObjectName(QStringLiteral("sheet_resultText"));
    auto *close = sheet->addButton(tr("Close"), {}, QStringLiteral("sheet_close"));
    connect(close, &QPushButton::clicked, sheet, &Sheet::closed);
    Q_EMIT sheetReady(sheet);
    Q_EMIT answered(title + QStringLiteral(": ") + text);
}

Sheet *EmergencyDesk::question(const QString &title, const QString &name)
{
    auto *sheet = new Sheet(Sheet::Kind::Danger, name);
    sheet->setTitle(title);
    return sheet;
}

} // namespace qcat::ui
