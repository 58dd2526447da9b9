#include <qcat/ui_widgets/format_menu.h>

#include <QLocale>
#include <QMenu>
#include <QPushButton>

namespace qcat::ui
{

namespace
{

constexpr struct {
    report::Format format;
    const char *name;
    const char *word;
} kFormats[] = {{report::Format::Pdf, "Pdf", "PDF"},
                {report::Format::Csv, "Csv", "CSV"},
                {report::Format::Markdown, "Markdown", "Markdown"},
                {report::Format::Json, "Json", "JSON"}};

} // namespace

QMenu *addFormatMenu(QPushButton &button, std::function<void(report::Format)> chosen)
{
    auto *menu = new QMenu(&button);
    for (const auto &row : kFormats) {
        QAction *action = menu->addAction(QLatin1String(row.word));
        action->setObjectName(button.objectName() + QLatin1String(row.name));
        QObject::connect(action, &QAction::triggered, &button, [chosen, format = row.format] { chosen(format); });
    }
    button.setMenu(menu);
    return menu;
}

report::Language reportLanguage()
{
    return QLocale().language() == QLocale::Chinese ? report::Language::Chinese : report::Language::English;
}

} // namespace qcat::ui
