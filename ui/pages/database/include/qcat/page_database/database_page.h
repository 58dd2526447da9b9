#pragma once

#include <qcat/ui_widgets/page.h>

#include <vector>

class QTabWidget;

namespace qcat::ui
{

class DatabaseTab;

// The inside of PostgreSQL: the verdict with its number, charts, then sessions, locks, statements, storage, vacuum, replication and advice,
// each with its age. Works while the server hangs: it only ever shows what the engine has.
class DatabasePage : public Page
{
    Q_OBJECT

public:
    explicit DatabasePage(const PageContext &context, QWidget *parent = nullptr);
    ~DatabasePage() override;

    QString navigationTitle() const override;
    QString helpText() const override;
    int badge() const override; // sessions that wait for locks
    void open(const QString &subject) override; // "locks", "sessions" …
    void focusFilter() override;

protected:
    void refresh() override;
    void retranslate() override;

private:
    QTabWidget *m_tabs;
    std::vector<DatabaseTab *> m_parts; // in the order of the tabs
};

} // namespace qcat::ui
