#include <qcat/ui_charts/dependency_layers.h>

#include <QTest>

using namespace qcat;

namespace
{

api::ComponentView component(const char *id, std::vector<const char *> dependsOn = {})
{
    api::ComponentView view;
    view.id = {id};
    for (const char *other : dependsOn)
        view.dependsOn.push_back({other});
    return view;
}

QString shown(const std::vector<api::ComponentView> &components)
{
    const auto graph = ui::layered(components);
    QStringList rows;
    for (int row = 0; row < graph.rows; ++row) {
        QStringList cells(graph.columnsOf(row));
        for (const auto &node : graph.nodes)
            if (node.row == row)
                cells[node.column] = QString::fromStdString(components[node.component].id.value);
        rows << cells.join(QLatin1Char(' '));
    }
    return rows.join(QStringLiteral(" / "));
}

} // namespace

class TestDependencyLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_depends_stands_below_all_that_it_stands_on()
    {
        QCOMPARE(shown({component("engine", {"postgresql", "market"}), component("host"),
                        component("postgresql", {"host"}), component("venue"), component("market", {"venue"})}),
                 QStringLiteral("host venue / postgresql market / engine"));
    }
    void a_circle_ends()
    {
        QCOMPARE(ui::layered({component("a", {"b"}), component("b", {"a"})}).nodes.size(), std::size_t(2));
    }
    void a_dependency_that_is_not_there_is_passed_over()
    {
        QCOMPARE(shown({component("a", {"gone"})}), QStringLiteral("a"));
    }
    void what_stands_alone_is_in_the_last_row()
    {
        QCOMPARE(shown({component("memory"), component("disk"), component("journal", {"disk"})}),
                 QStringLiteral("disk / journal / memory"));
    }
    void boxes_keep_their_width_and_a_long_row_goes_on_in_a_second_line()
    {
        const std::vector<api::ComponentView> components{component("a"), component("b"), component("c")};
        const std::vector<double> widths{100, 120, 90};
        const QRectF area(0, 0, 240, 200);
        const auto boxes = ui::boxesOf(ui::layered(components), widths, area);
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            QCOMPARE(boxes[i].width(), widths[i]);
            QVERIFY(area.contains(boxes[i]));
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!boxes[i].intersects(boxes[j]));
        }
        QCOMPARE(boxes[0].top(), boxes[1].top());
        QVERIFY(boxes[2].top() > boxes[1].bottom());
    }
    void nothing_is_an_empty_graph() { QCOMPARE(ui::layered({}).rows, 0); }
};

QTEST_APPLESS_MAIN(TestDependencyLayers)
#include "tst_dependency_layers.moc"
