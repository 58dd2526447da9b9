#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace qcat::ui
{

class IncidentList;

// Below a list: which of how many are shown, and the pages before and behind.
class ListPager : public QWidget
{
    Q_OBJECT

public:
    explicit ListPager(IncidentList &list, QWidget *parent = nullptr);

    void refresh();
    void retranslate();

private:
    IncidentList &m_list;
    QPushButton *m_previous;
    QPushButton *m_next;
    QLabel *m_range;
};

} // namespace qcat::ui
