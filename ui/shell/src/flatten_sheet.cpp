#include "flatten_sheet.h"

#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/trading_tables.h>
#include <qcat/ui_widgets/phrase_edit.h>

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace qcat::ui
{

FlattenSheet::FlattenSheet(EngineModel &engine, Appearance &look, QWidget *parent)
    : Sheet(Kind::Danger, QStringLiteral("sheet_flatten"), parent), m_engine(engine), m_look(look),
      m_legs(new QGridLayout), m_phrase(new PhraseEdit(this))
{
    setTitle(tr("Flatten: halt, cancel entries, close every position at market"));
    m_legs->setHorizontalSpacing(24);
    m_legs->setVerticalSpacing(2);
    auto *row = new QHBoxLayout;
    row->addLayout(m_legs);
    row->addStretch();
    body()->addLayout(row);
    m_total = addText({});
    m_total->setObjectName(QStringLiteral("sheet_flattenCost"));
    addText(tr("Stops at the venue are cancelled only after the account is proven flat. Type %1 to go on.")
                .arg(QLatin1String(api::kFlattenPhrase.data(), qsizetype(api::kFlattenPhrase.size()))),
            QStringLiteral("detail"));
    m_phrase->setObjectName(QStringLiteral("sheet_phrase"));
    m_phrase->setPhrase(QLatin1String(api::kFlattenPhrase.data(), qsizetype(api::kFlattenPhrase.size())));
    m_phrase->setMaximumWidth(280);
    body()->addWidget(m_phrase);
    m_run = addButton(tr("Flatten now"), QStringLiteral("danger"), QStringLiteral("sheet_confirm"));
    m_run->setEnabled(false);
    connect(m_phrase, &PhraseEdit::matchChanged, m_run, &QWidget::setEnabled);
    connect(m_phrase, &QLineEdit::returnPressed, m_run, &QPushButton::click);
    connect(m_run, &QPushButton::clicked, this, [this] { Q_EMIT confirmed(m_phrase->typed()); });
    connect(addButton(tr("Back"), {}, QStringLiteral("sheet_close")), &QPushButton::clicked, this, &Sheet::closed);
    connect(&engine, &EngineModel::snapshotChanged, this, &FlattenSheet::refresh);
    refresh();
}

void FlattenSheet::showEvent(QShowEvent *event)
{
    Sheet::showEvent(event);
    m_phrase->setFocus();
}

void FlattenSheet::refresh()
{
    const FlattenEstimate estimate = flattenEstimate(m_engine.trading());
    showLegs(estimate);
    QString text =
        tr("Slippage about %1 USDT by the books now, fees beside it; %n order(s) that open or reduce are cancelled.",
           nullptr, estimate.entriesCancelled)
            .arg(decimalText(estimate.slippage, 2));
    if (!estimate.isComplete)
        text += QLatin1Char(' ') + tr("The books shown do not cover everything: expect more.");
    m_total->setText(text);
}

void FlattenSheet::showLegs(const FlattenEstimate &estimate)
{
    const Theme &theme = m_look.theme();
    const QStringList titles = {tr("Account"), tr("Symbol"), tr("Closes"), tr("About at"), tr("Slippage"), tr("Book")};
    for (int column = 0; column < titles.size(); ++column)
        setCell(0, column, titles[column], theme.muted);
    const InstrumentDigits digits(m_engine.trading());
    int row = 0;
    for (const FlattenLeg &leg : estimate.legs) {
        const Digits d = digits.of(leg.symbol);
        ++row;
        setCell(row, 0, QString::fromStdString(leg.account), theme.text);
        setCell(row, 1, QString::fromStdString(leg.symbol), theme.text);
        setCell(row, 2, signedText(-leg.quantity, d.quantity), theme.text);
        setCell(row, 3, leg.averagePrice.isZero() ? tr("unknown") : decimalText(leg.averagePrice, d.price), theme.text);
        setCell(row, 4, leg.averagePrice.isZero() ? tr("unknown") : decimalText(leg.slippage, 2), theme.text);
        setCell(row, 5,
                !leg.bookIsLive          ? tr("not live")
                : leg.uncovered.isZero() ? tr("covers it")
                                         : tr("%1 beyond the book").arg(decimalText(leg.uncovered, d.quantity)),
                leg.bookIsLive && leg.uncovered.isZero() ? theme.ok : theme.p1);
    }
    for (int gone = row + 1; gone < m_legs->rowCount(); ++gone)
        for (int column = 0; column < titles.size(); ++column)
            setCell(gone, column, {}, theme.text);
}

void FlattenSheet::setCell(int row, int column, const QString &text, const QColor &color)
{
    auto *item = m_legs->itemAtPosition(row, column);
    auto *label = item ? static_cast<QLabel *>(item->widget()) : new QLabel(this);
    if (!item)
        m_legs->addWidget(label, row, column, column >= 2 && column <= 4 ? Qt::AlignRight : Qt::AlignLeft);
    label->setText(text);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, color);
    label->setPalette(palette);
}

} // namespace qcat::ui
