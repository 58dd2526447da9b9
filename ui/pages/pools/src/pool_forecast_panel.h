#pragma once

#include <qcat/domain/pool_status.h>

#include <QFrame>

class QLabel;
class QSpinBox;

namespace qcat::ui
{

class Appearance;
class FactsLabel;

// "What if the pool had N connections?": from measured arrivals and hold times by Little's law, beside the most that the server can bear.
class PoolForecastPanel : public QFrame
{
    Q_OBJECT

public:
    explicit PoolForecastPanel(const Appearance &look, QWidget *parent = nullptr);

    void setPool(const domain::PoolStatus &pool);
    void retranslate();

private:
    void show();

    const Appearance &m_look;
    QLabel *m_title;
    QLabel *m_question;
    QSpinBox *m_size;
    FactsLabel *m_facts;
    domain::PoolStatus m_pool;
};

} // namespace qcat::ui
