#pragma once

#include <qcat/ui_models/alert_tables.h>
#include <qcat/ui_widgets/page.h>

#include <memory>

class QLabel;
class QPushButton;

namespace qcat::ui
{

class DataTable;

// The ways to reach people, a test of each, and what was sent by them with what came of it.
class ChannelsPage : public Page
{
    Q_OBJECT

public:
    explicit ChannelsPage(const PageContext &context, QWidget *parent = nullptr);
    ~ChannelsPage() override;

    QString navigationTitle() const override;
    QString helpText() const override;
    int badge() const override; // channels whose last send failed
    void focusFilter() override;

protected:
    void refresh() override;
    void retranslate() override;

private:
    void showVerdict();
    void updateButton();
    void testCurrent();

    std::unique_ptr<ChannelsModel> m_channelsModel;
    std::unique_ptr<DeliveriesModel> m_deliveriesModel;
    DataTable *m_channels;
    DataTable *m_deliveries;
    QPushButton *m_test;
    QLabel *m_answer;
    QLabel *m_logTitle;
};

} // namespace qcat::ui
