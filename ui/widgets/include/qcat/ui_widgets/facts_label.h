#pragma once

#include <QLabel>

#include <vector>

namespace qcat::ui
{

// Names and values, one a line: names left and muted, values right. Text can be selected and copied.
class FactsLabel : public QLabel
{
    Q_OBJECT

public:
    struct Fact {
        QString name;
        QString value;
        QColor color = {}; // of the value; invalid: as text
    };
    enum class Align { Left, Right }; // of the values

    explicit FactsLabel(Align align, QWidget *parent = nullptr);

    void setFacts(const std::vector<Fact> &facts, const QColor &nameColor);

private:
    Align m_align;
};

} // namespace qcat::ui
