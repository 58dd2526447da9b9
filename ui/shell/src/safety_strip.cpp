#include "safety_strip.h"

#include <qcat/ui_widgets/hold_button.h>
#include <qcat/ui_widgets/sign.h>

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace qcat::ui
{

namespace
{

// Two rows, as high as the figures beside them; a third where more is broken.
int chipRows(std::size_t chips)
{
    return chips > 4 ? 3 : 2;
}

// A label's text colour by the palette: no style sheet is parsed on a tick.
void setInk(QLabel *label, const QColor &color)
{
    QPalette palette = label->palette();
    if (palette.color(QPalette::WindowText) == color)
        return;
    palette.setColor(QPalette::WindowText, color);
    label->setPalette(palette);
}

QColor stateColor(const Theme &theme, domain::TradingState state)
{
    switch (state) {
    case domain::TradingState::Active:
        return theme.ok;
    case domain::TradingState::Reducing:
        return theme.p1;
    case domain::TradingState::Halted:
        return theme.p0;
    case domain::TradingState::Starting:
    case domain::TradingState::ReadOnly:
        return theme.unknown;
    }
    return theme.unknown;
}

} // namespace

SafetyStrip::SafetyStrip(EngineModel &engine, Appearance &look, QWidget *parent)
    : QFrame(parent), m_engine(engine), m_look(look), m_mode(new QLabel(this)), m_chipPlace(new QGridLayout),
      m_stale(new QLabel(this)), m_halt(new HoldButton(this)), m_cancelEntries(new QPushButton(this)),
      m_flatten(new QPushButton(this)), m_resume(new QPushButton(this))
{
    setObjectName(QStringLiteral("safetyStrip"));
    setProperty("role", QStringLiteral("strip"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 5, 16, 5);
    layout->setSpacing(12);
    m_mode->setObjectName(QStringLiteral("strip_mode"));
    m_mode->setAutoFillBackground(true);
    m_mode->setFont(Appearance::font(13, QFont::Bold));
    m_mode->setContentsMargins(11, 5, 11, 5);
    layout->addWidget(m_mode, 0, Qt::AlignVCenter);
    m_place = addFigure(QStringLiteral("place"));
    m_state = addFigure(QStringLiteral("state"));
    m_equity = addFigure(QStringLiteral("equity"));
    m_day = addFigure(QStringLiteral("day"));
    m_gross = addFigure(QStringLiteral("gross"));
    m_orders = addFigure(QStringLiteral("orders"));
    m_chipPlace->setHorizontalSpacing(14);
    m_chipPlace->setVerticalSpacing(0);
    layout->addLayout(m_chipPlace);
    m_stale->setObjectName(QStringLiteral("strip_stale"));
    m_stale->setProperty("role", QStringLiteral("error"));
    m_stale->setWordWrap(true);
    layout->addWidget(m_stale, 1);
    layout->addStretch();
    buildButtons();
    retranslate();
    refresh();
    connect(&look, &Appearance::changed, this, &SafetyStrip::refresh);
}

SafetyStrip::Figure SafetyStrip::addFigure(const QString &name)
{
    Figure figure{new QLabel(this), new QLabel(this)};
    figure.caption->setProperty("role", QStringLiteral("caption"));
    figure.value->setFont(Appearance::font(14, QFont::Bold));
    figure.value->setProperty("role", QStringLiteral("stripValue"));
    figure.value->setObjectName(QLatin1String("strip_") + name);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addStretch();
    column->addWidget(figure.caption);
    column->addWidget(figure.value);
    column->addStretch();
    static_cast<QHBoxLayout *>(layout())->addLayout(column);
    return figure;
}

void SafetyStrip::buildButtons()
{
    m_halt->setObjectName(QStringLiteral("strip_halt"));
    m_cancelEntries->setObjectName(QStringLiteral("strip_cancelEntries"));
    m_flatten->setObjectName(QStringLiteral("strip_flatten"));
    m_resume->setObjectName(QStringLiteral("strip_resume"));
    for (QPushButton *button : {static_cast<QPushButton *>(m_halt), m_cancelEntries, m_flatten}) {
        button->setProperty("role", QStringLiteral("danger"));
        layout()->addWidget(button);
    }
    layout()->addWidget(m_resume);
    connect(m_halt, &HoldButton::held, this, &SafetyStrip::haltHeld);
    connect(m_halt, &HoldButton::releasedEarly, this, &SafetyStrip::haltReleasedEarly);
    connect(m_cancelEntries, &QPushButton::clicked, this, &SafetyStrip::cancelEntriesWanted);
    connect(m_flatten, &QPushButton::clicked, this, &SafetyStrip::flattenWanted);
    connect(m_resume, &QPushButton::clicked, this, &SafetyStrip::resumeWanted);
}

void SafetyStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QFrame::changeEvent(event);
}

void SafetyStrip::retranslate()
{
    m_state.caption->setText(tr("trading"));
    m_equity.caption->setText(tr("equity USDT"));
    m_day.caption->setText(tr("day"));
    m_day.caption->setToolTip(tr("Since UTC 00:00"));
    m_day.value->setToolTip(m_day.caption->toolTip());
    m_gross.caption->setText(tr("gross"));
    m_orders.caption->setText(tr("orders"));
    m_halt->setText(tr("HALT"));
    m_halt->setToolTip(tr("No new orders; stops at the venue stay. Hold for 0.7 s (Ctrl+Shift+H held)"));
    m_cancelEntries->setText(tr("CANCEL ENTRIES"));
    m_cancelEntries->setToolTip(tr("Halts and cancels every order that opens or adds; protective stops stay"));
    m_flatten->setText(tr("FLATTEN"));
    m_flatten->setToolTip(tr("Closes every position at market; shows cost first and must be typed"));
    m_resume->setText(tr("RESUME…"));
    m_resume->setToolTip(tr("Trading again, after the preconditions are met; must be typed"));
}

void SafetyStrip::refresh()
{
    const SafetyStatus status = safetyStatus(m_engine);
    paintMode(status.live);
    m_mode->setText(status.mode);
    showFigures(status);
    showChips(status);
    m_stale->setText(status.staleText);
    m_stale->setVisible(status.stale);
    const bool stopped = status.state == domain::TradingState::Halted || status.state == domain::TradingState::Reducing;
    m_resume->setVisible(stopped);
    fit();
}

void SafetyStrip::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
}

// What is broken and the emergency buttons are never cut: in a narrow window the figures that other pages show too give way, and come back.
void SafetyStrip::fit()
{
    const std::array giveWay{&m_gross, &m_equity, &m_day};
    const auto widthOf = [this](const Figure &figure) {
        return std::max(figure.caption->sizeHint().width(), figure.value->sizeHint().width()) + layout()->spacing();
    };
    const auto show = [](const Figure &figure, bool isShown) {
        figure.caption->setVisible(isShown);
        figure.value->setVisible(isShown);
    };
    int needed = layout()->totalMinimumSize().width();
    for (const auto *figure : giveWay)
        if (needed > width() && !figure->value->isHidden()) {
            show(*figure, false);
            needed -= widthOf(*figure);
        }
    for (auto figure = giveWay.rbegin(); figure != giveWay.rend() && needed <= width(); ++figure)
        if ((*figure)->value->isHidden()) {
            needed += widthOf(**figure);
            if (needed <= width())
                show(**figure, true);
        }
}

void SafetyStrip::paintMode(bool live)
{
    const Theme &theme = m_look.theme();
    QPalette palette = m_mode->palette();
    palette.setColor(QPalette::Window, live ? theme.live : theme.paper);
    palette.setColor(QPalette::WindowText, live ? theme.liveText : theme.paperText);
    m_mode->setPalette(palette);
}

void SafetyStrip::showFigures(const SafetyStatus &status)
{
    const Theme &theme = m_look.theme();
    const QString engine = QString::fromStdString(m_engine.snapshot().engineName);
    m_place.caption->setText(engine.isEmpty() ? status.venue
                                              : tr("%1 at %2", "venue, attached engine").arg(status.venue, engine));
    m_place.value->setText(status.account);
    m_state.value->setText(status.stateWord);
    m_state.value->setToolTip(status.stateWhy);
    m_equity.value->setText(status.equity);
    m_day.value->setText(status.dayPnl);
    m_gross.value->setText(status.gross);
    m_orders.value->setText(status.unknownOrders > 0
                                ? tr("%1 (%2 unknown)", "orders").arg(status.orders).arg(status.unknownOrders)
                                : status.orders);

    const QColor ink = status.stale ? theme.muted : theme.text;
    for (QLabel *label : {m_place.value, m_equity.value, m_gross.value})
        setInk(label, ink);
    setInk(m_state.value, status.stale ? theme.muted : stateColor(theme, status.state));
    setInk(m_day.value, status.stale ? theme.muted : m_look.ofSign(status.daySign));
    setInk(m_orders.value, status.unknownOrders > 0 ? theme.p2 : ink);
}

void SafetyStrip::showChips(const SafetyStatus &status)
{
    while (m_chips.size() < status.chips.size()) {
        auto *chip = new SignLabel(m_look, this);
        chip->setPlainText(true);
        m_chips.push_back(chip);
    }
    const int rows = chipRows(status.chips.size());
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        m_chips[i]->setVisible(i < status.chips.size());
        if (i >= status.chips.size())
            continue;
        m_chipPlace->addWidget(m_chips[i], int(i) % rows, int(i) / rows,
                               Qt::AlignLeft); // moves it where it is in already
        const SafetyChip &chip = status.chips[i];
        m_chips[i]->set(signOf(chip.health), QStringList{chip.name, chip.value}.join(QLatin1Char(' ')).trimmed());
        m_chips[i]->setToolTip(chip.tip);
    }
}

} // namespace qcat::ui
