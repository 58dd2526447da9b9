#pragma once

#include <qcat/domain/health.h>
#include <qcat/ui_widgets/appearance.h>

#include <QFrame>

class QLabel;
class QPushButton;

namespace qcat::ui
{

class SignLabel;

// One thing that live trading asks for: whether it is there, in the desk's words, and else how one gets it and on which page.
class LicencePoint : public QFrame
{
    Q_OBJECT

public:
    LicencePoint(Appearance &look, QWidget *parent);

    void show(const domain::Finding &point);
    void retranslate();

Q_SIGNALS:
    void pageRequested(const QString &page);

private:
    SignLabel *m_sign;
    QLabel *m_found;
    QLabel *m_how;
    QPushButton *m_open;
    QString m_page;
};

} // namespace qcat::ui
