#pragma once

#include <qcat/ui_widgets/page.h>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace qcat::ui
{

class LicencePoint;
class ReasonBar;

// What live trading asks for before it begins: each point, what is missing and how one gets it; and the way past it, which is written down
// with a reason and the name of the approver who was called.
class LicencePage : public Page
{
    Q_OBJECT

public:
    explicit LicencePage(const PageContext &context, QWidget *parent = nullptr);

    QString navigationTitle() const override;
    QString helpText() const override;
    int badge() const override;

protected:
    void refresh() override;
    void retranslate() override;

private:
    void showPoints(const api::LicenceView &licence);
    void showGlass(const api::LicenceView &licence);
    void showVerdict(const api::LicenceView &licence);
    void breakGlass();

    QVBoxLayout *m_list;
    std::vector<LicencePoint *> m_points;
    QLabel *m_glass;
    QPushButton *m_break;
    ReasonBar *m_reason;
    QLabel *m_answer;
};

} // namespace qcat::ui
