#pragma once

#include <qcat/api/log_reader.h>

#include <QWidget>

#include <array>

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTimer;
class QToolButton;

namespace qcat::ui
{

// Which messages are shown: levels, categories, times, text. What is typed counts after a moment, or at once by Enter.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    const api::LogFilter &filter() const { return m_filter; }
    // Shows it and tells of it.
    void setFilter(const api::LogFilter &filter);
    void focusText();
    // The day that a time without one belongs to.
    void setDay(qint64 us) { m_day = us; }
    // Under the fields; empty: they are in order.
    void setProblem(const QString &problem);
    void retranslate();

Q_SIGNALS:
    void changed(const qcat::api::LogFilter &filter);

private:
    void read();
    void show();
    QToolButton *addSwitch(const char *name, const QString &text);

    api::LogFilter m_filter;
    qint64 m_day = 0;
    std::array<QToolButton *, 5> m_levels;
    QLineEdit *m_category, *m_text, *m_from, *m_to;
    QToolButton *m_regex, *m_case, *m_word, *m_invert;
    QSpinBox *m_context;
    QPushButton *m_clear;
    QLabel *m_problem;
    QTimer *m_soon;
    bool m_isShowing = false;
};

} // namespace qcat::ui
