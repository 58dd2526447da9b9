#include "sample_snapshot.h"
#include "scripted_engine.h"

#include <qcat/base/manual_executor.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/incident_tables.h>
#include <qcat/ui_models/trading_tables.h>
#include <qcat/ui_widgets/data_table.h>

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace qcat;

class TestDataTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_settings.emplace(m_folder.filePath(QStringLiteral("table.ini")), QSettings::IniFormat);
        m_settings->clear();
        m_model = ui::makeWorkingOrdersModel();
        m_model->setRows(rows());
    }

    void sorts_numbers_as_numbers()
    {
        ui::DataTable table(*m_model, QStringLiteral("orders"), context());
        table.sortBy(QStringLiteral("price"), Qt::AscendingOrder);
        QStringList prices;
        for (int row = 0; row < table.view()->model()->rowCount(); ++row)
            prices << table.view()->model()->index(row, 2).data().toString();
        QCOMPARE(prices.first(), QStringLiteral("60,250.0"));
        QCOMPARE(prices.last(), QStringLiteral("61,812.0"));
    }

    void remembers_columns_and_order()
    {
        {
            ui::DataTable table(*m_model, QStringLiteral("orders"), context());
            table.view()->sortByColumn(2, Qt::DescendingOrder);
            table.view()->setColumnWidth(1, 222);
        }
        ui::DataTable again(*m_model, QStringLiteral("orders"), context());
        QCOMPARE(again.view()->columnWidth(1), 222);
        QCOMPARE(again.view()->model()->index(0, 2).data().toString(), QStringLiteral("61,812.0"));
    }

    void a_snapshot_keeps_the_selection()
    {
        ui::DataTable table(*m_model, QStringLiteral("orders"), context());
        table.selectRow(2);
        auto next = rows();
        next.erase(next.begin());
        next[0].view.order.filled = base::Decimal::fromRaw(1'000'000);
        m_model->setRows(next);
        QCOMPARE(QString::fromStdString(m_model->row(table.currentRow()).view.order.request.clientId.value),
                 QStringLiteral("q1-103"));
    }

    void copies_selected_cells_as_tabbed_lines()
    {
        ui::DataTable table(*m_model, QStringLiteral("orders"), context());
        table.selectRow(0);
        table.copySelection();
        const QStringList cells = QGuiApplication::clipboard()->text().split(QLatin1Char('\t'));
        QCOMPARE(cells.at(0), QStringLiteral("BTCUSDT"));
        QCOMPARE(cells.at(2), QStringLiteral("61799.8"));
    }

    void exports_what_is_shown_and_says_which_file_failed()
    {
        ui::DataTable table(*m_model, QStringLiteral("orders"), context());
        const QString path = m_folder.filePath(QStringLiteral("orders.csv"));
        QSignalSpy ended(&table, &ui::DataTable::exported);
        table.exportCsv(path);
        QVERIFY(ended.wait(30'000));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray csv = file.readAll();
        QVERIFY(csv.startsWith("\xEF\xBB\xBFSymbol,Side,Price"));
        QCOMPARE(csv.count("\r\n"), 7);

        table.exportCsv(QStringLiteral("/no/such/folder/orders.csv"));
        QVERIFY(ended.wait(30'000));
        const auto failed = ended.last().first().value<base::Status>();
        QVERIFY(!failed.hasValue());
        QCOMPARE(QString::fromStdString(failed.error().code), QStringLiteral("file.not_written"));
        QVERIFY(failed.error().message.find("/no/such/folder/orders.csv") != std::string::npos);
    }

    void a_cell_that_counts_on_has_room_from_the_beginning()
    {
        auto model = ui::makeIncidentsModel();
        ui::DataTable table(*model, QStringLiteral("incidents"), context());
        ui::IncidentRow row;
        row.incident.id = {"INC-1"};
        row.lasted = std::chrono::seconds(3);
        model->setRows({row});
        int column = 0;
        while (model->columnId(column) != QStringLiteral("lasted"))
            ++column;
        const int before = table.view()->columnWidth(column);
        const QString grown = ui::durationText(std::chrono::hours(47) + std::chrono::minutes(59));
        QVERIFY2(before >= table.view()->fontMetrics().horizontalAdvance(grown), qPrintable(QString::number(before)));
    }

    void columns_are_as_wide_as_the_first_rows_that_come_into_an_empty_table()
    {
        auto model = ui::makeIncidentsModel();
        ui::DataTable table(*model, QStringLiteral("incidents"), context());
        ui::IncidentRow row;
        row.incident.id = {"INC-1"};
        row.place = QStringLiteral("PostgreSQL · 127.0.0.1:5432/qcat");
        model->setRows({row});
        model->setRows({});
        QEvent another(QEvent::LanguageChange); // it has headings alone then
        QCoreApplication::sendEvent(&table, &another);
        model->setRows({row});
        int column = 0;
        while (model->columnId(column) != QStringLiteral("place"))
            ++column;
        QVERIFY(table.view()->columnWidth(column) >= table.view()->fontMetrics().horizontalAdvance(row.place));
        model->setRows({});
        row.place = QString(500, QLatin1Char('w')); // not as wide as that, else nothing beside it is seen
        model->setRows({row});
        QVERIFY(table.view()->columnWidth(column) < 500);
    }

    void an_export_that_is_cancelled_leaves_no_file()
    {
        ui::DataTable table(*m_model, QStringLiteral("orders"), context());
        const QString path = m_folder.filePath(QStringLiteral("cancelled.csv"));
        QSignalSpy ended(&table, &ui::DataTable::exported);
        table.exportCsv(path);
        auto *cancel = table.findChild<QPushButton *>(QStringLiteral("orders_cancelExport"));
        QVERIFY(cancel && !cancel->isHidden());
        cancel->click();
        QCOMPARE(ended.count(), 1);
        QCOMPARE(ended.last().first().value<base::Status>().error().code, std::string("report.cancelled"));
        QVERIFY(!QFile::exists(path) && cancel->isHidden());
    }

private:
    ui::PageContext context() { return {m_engineModel, m_look, *m_settings}; }
    static std::vector<ui::OrderRow> rows()
    {
        const auto t = sample::trading({1'700'000'000'000'000'000}, {1'000'000'000});
        return ui::orderRows(t.workingOrders, t);
    }

    QTemporaryDir m_folder;
    std::optional<QSettings> m_settings;
    base::ManualClock m_clock;
    ScriptedEngine m_engine;
    ui::EngineModel m_engineModel{m_engine, m_clock};
    ui::Appearance m_look;
    std::unique_ptr<ui::OrdersModel> m_model;
};

QTEST_MAIN(TestDataTable)
#include "tst_data_table.moc"
