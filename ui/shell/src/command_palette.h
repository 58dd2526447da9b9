#pragma once

#include <QFrame>

#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace qcat::ui
{

// Ctrl+K: everything that can be done, found by typing. What is dangerous only opens its question.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    struct Entry {
        QString text;
        QString keys;
        std::function<void()> run;
    };

    explicit CommandPalette(QWidget *parent);

    void open(std::vector<Entry> entries);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void list(const QString &words);
    void runCurrent();

    QLineEdit *m_input;
    QListWidget *m_list;
    std::vector<Entry> m_entries;
};

} // namespace qcat::ui
