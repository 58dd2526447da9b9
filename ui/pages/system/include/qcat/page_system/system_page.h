#pragma once

#include <qcat/ui_models/incident_tables.h>
#include <qcat/ui_widgets/facts_label.h>
#include <qcat/ui_widgets/page.h>

#include <memory>
#include <string>

class QFrame;
class QLabel;

namespace qcat::ui
{

class DataTable;

// Every component with its health, what was found and measured and how old that is; the write-behind; who holds memory; which
// engine this is.
class SystemPage : public Page
{
    Q_OBJECT

public:
    explicit SystemPage(const PageContext &context, QWidget *parent = nullptr);
    ~SystemPage() override;

    QString navigationTitle() const override;
    QString helpText() const override;
    // A component id.
    void open(const QString &subject) override;
    void focusFilter() override;

protected:
    void refresh() override;
    void retranslate() override;

private:
    QFrame *panel(QLabel *title, FactsLabel *facts);
    void showVerdict();
    void showComponent();
    void showSpool();
    void showEngine();
    FactsLabel::Fact figure(const QString &title, const std::string &metric, const QString &unknown) const;

    std::unique_ptr<ComponentsModel> m_model;
    DataTable *m_table;
    QLabel *m_componentTitle;
    FactsLabel *m_component;
    QLabel *m_spoolTitle;
    FactsLabel *m_spool;
    QLabel *m_memoryTitle;
    FactsLabel *m_memory;
    QLabel *m_engineTitle;
    FactsLabel *m_engine;
};

} // namespace qcat::ui
