#pragma once

#include <qcat/ui_models/silence_tables.h>
#include <qcat/ui_widgets/page.h>

#include <memory>

class QLabel;
class QPushButton;

namespace qcat::ui
{

class DataTable;
class SilenceForm;

// What is held back, by whom, why and until when; a form for another one, with what it would match.
class SilencesPage : public Page
{
    Q_OBJECT

public:
    explicit SilencesPage(const PageContext &context, QWidget *parent = nullptr);
    ~SilencesPage() override;

    QString navigationTitle() const override;
    QString helpText() const override;
    int badge() const override;
    // The id of an incident: the form is filled with its fault and instance.
    void open(const QString &subject) override;
    void focusFilter() override;

protected:
    void refresh() override;
    void retranslate() override;

private:
    const domain::Silence *current() const;
    void showVerdict();
    void updateButtons();
    void submit(api::CommandBody body);

    std::unique_ptr<SilencesModel> m_model;
    DataTable *m_table;
    SilenceForm *m_form;
    QPushButton *m_approve;
    QPushButton *m_end;
    QLabel *m_answer;
};

} // namespace qcat::ui
