#pragma once

#include <qcat/ui_models/engine_model.h>
#include <qcat/ui_models/flatten_estimate.h>
#include <qcat/ui_widgets/appearance.h>
#include <qcat/ui_widgets/sheet.h>

class QGridLayout;
class QPushButton;

namespace qcat::ui
{

class PhraseEdit;

// What flattening closes and what it would cost by the books now; the phrase must be typed.
class FlattenSheet : public Sheet
{
    Q_OBJECT

public:
    FlattenSheet(EngineModel &engine, Appearance &look, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed(const QString &phrase);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void showLegs(const FlattenEstimate &estimate);
    void setCell(int row, int column, const QString &text, const QColor &color);

    EngineModel &m_engine;
    Appearance &m_look;
    QGridLayout *m_legs;
    QLabel *m_total;
    PhraseEdit *m_phrase;
    QPushButton *m_run;
};

} // namespace qcat::ui
