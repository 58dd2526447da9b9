#include "filter_bar.h"

#include <qcat/ui_models/log_words.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTimer>
#include <QToolButton>

namespace qcat::ui
{

namespace
{

constexpr int kMoment = 300; // ms after a key
constexpr std::array kLevels = {api::LogLevel::Critical, api::LogLevel::Error, api::LogLevel::Warning, api::LogLevel::Info, api::LogLevel::Debug};

QLineEdit *field(const char *name, int width, QWidget *parent)
{
    auto *made = new QLineEdit(parent);
    made->setObjectName(QLatin1String(name));
    made->setClearButtonEnabled(true);
    if (width > 0)
        made->setMaximumWidth(width);
    return made;
}

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent), m_category(field("logs_category", 130, this)), m_text(field("logs_text", 0, this)), m_from(field("logs_from", 170, this)),
      m_to(field("logs_to", 170, this)), m_regex(addSwitch("logs_regex", QStringLiteral(".*"))), m_case(addSwitch("logs_case", QStringLiteral("Aa"))),
      m_word(addSwitch("logs_word", QStringLiteral("W"))), m_invert(addSwitch("logs_invert", QStringLiteral("!"))), m_context(new QSpinBox(this)),
      m_clear(new QPushButton(this)), m_problem(new QLabel(this)), m_soon(new QTimer(this))
{
    for (std::size_t i = 0; i < kLevels.size(); ++i)
        m_levels[i] = addSwitch("", {});
    m_context->setObjectName(QStringLiteral("logs_context"));
    m_context->setRange(0, 100);
    m_context->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_clear->setObjectName(QStringLiteral("logs_clear"));
    m_problem->setObjectName(QStringLiteral("logs_filter_problem"));
    m_problem->setProperty("role", QStringLiteral("error"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_soon->setSingleShot(true);
    m_soon->setInterval(kMoment);

    auto *first = new QHBoxLayout;
    first->addWidget(m_text, 1);
    for (auto *each : {m_regex, m_case, m_word, m_invert})
        first->addWidget(each);
    first->addWidget(m_context);
    auto *second = new QHBoxLayout;
    for (auto *each : m_levels)
        second->addWidget(each);
    second->addWidget(m_category);
    second->addWidget(m_from);
    second->addWidget(m_to);
    second->addWidget(m_clear);
    second->addStretch(1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(6);
    all->addLayout(first);
    all->addLayout(second);
    all->addWidget(m_problem);

    connect(m_soon, &QTimer::timeout, this, &FilterBar::read);
    for (auto *each : {m_text, m_category, m_from, m_to}) {
        connect(each, &QLineEdit::textEdited, this, [this] { m_soon->start(); });
        connect(each, &QLineEdit::textChanged, this, [this] { m_isShowing ? void() : m_soon->start(); }); // the clear button
        connect(each, &QLineEdit::returnPressed, this, &FilterBar::read);
    }
    connect(m_context, &QSpinBox::valueChanged, this, [this] { m_isShowing ? void() : m_soon->start(); });
    connect(m_clear, &QPushButton::clicked, this, [this] { setFilter({}); });
}

QToolButton *FilterBar::addSwitch(const char *name, const QString &text)
{
    auto *made = new QToolButton(this);
    made->setObjectName(QLatin1String(name));
    made->setText(text);
    made->setCheckable(true);
    made->setProperty("role", QStringLiteral("switch"));
    connect(made, &QToolButton::clicked, this, &FilterBar::read);
    return made;
}

void FilterBar::focusText()
{
    m_text->setFocus();
    m_text->selectAll();
}

void FilterBar::setProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void FilterBar::setFilter(const api::LogFilter &filter)
{
    m_soon->stop();
    m_filter = filter;
    show();
    setProblem({});
    Q_EMIT changed(m_filter);
}

void FilterBar::show()
{
    m_isShowing = true;
    for (std::size_t i = 0; i < kLevels.size(); ++i)
        m_levels[i]->setChecked(m_filter.levels.test(std::size_t(kLevels[i])));
    QStringList categories;
    for (const auto &category : m_filter.categories)
        categories << QString::fromStdString(category);
    m_category->setText(categories.join(QLatin1Char(',')));
    m_text->setText(QString::fromStdString(m_filter.text));
    m_from->setText(logTimeExact(m_filter.fromUs.value_or(0)));
    m_to->setText(logTimeExact(m_filter.toUs.value_or(0)));
    m_regex->setChecked(m_filter.isRegex);
    m_case->setChecked(!m_filter.ignoresCase);
    m_word->setChecked(m_filter.wholeWord);
    m_invert->setChecked(m_filter.isInverted);
    m_context->setValue(m_filter.context);
    m_isShowing = false;
}

void FilterBar::read()
{
    m_soon->stop();
    api::LogFilter filter;
    for (std::size_t i = 0; i < kLevels.size(); ++i)
        filter.levels.set(std::size_t(kLevels[i]), m_levels[i]->isChecked());
    for (const auto &category : m_category->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
        filter.categories.push_back(category.trimmed().toStdString());
    filter.text = m_text->text().toStdString();
    filter.isRegex = m_regex->isChecked();
    filter.ignoresCase = !m_case->isChecked();
    filter.wholeWord = m_word->isChecked();
    filter.isInverted = m_invert->isChecked() && !filter.text.empty();
    filter.context = m_context->value();
    for (const auto &[edit, time] : {std::pair{m_from, &filter.fromUs}, std::pair{m_to, &filter.toUs}}) {
        if (edit->text().trimmed().isEmpty())
            continue;
        const auto read = logTimeFrom(edit->text(), m_day);
        if (!read)
            return setProblem(tr("“%1” is no time: write 2026-11-20 10:00 or 10:00:05").arg(edit->text()));
        *time = *read;
    }
    if (filter.fromUs && filter.toUs && *filter.fromUs >= *filter.toUs)
        return setProblem(tr("The end is not later than the beginning: nothing lies between them"));
    setProblem({});
    if (filter == m_filter)
        return;
    m_filter = filter;
    Q_EMIT changed(m_filter);
}

void FilterBar::retranslate()
{
    for (std::size_t i = 0; i < kLevels.size(); ++i)
        m_levels[i]->setText(logLevelText(kLevels[i]));
    m_levels[1]->setObjectName(QStringLiteral("logs_level_error"));
    m_category->setPlaceholderText(tr("category"));
    m_category->setToolTip(tr("Categories, several with commas"));
    m_text->setPlaceholderText(tr("Text in any line of a message"));
    m_from->setPlaceholderText(tr("from 10:00"));
    m_to->setPlaceholderText(tr("to 11:00"));
    m_regex->setToolTip(tr("The text is a regular expression"));
    m_case->setToolTip(tr("Upper and lower case differ"));
    m_word->setToolTip(tr("Whole words"));
    m_invert->setToolTip(tr("Messages without the text"));
    for (auto *each : {m_regex, m_case, m_word, m_invert})
        each->setAccessibleName(each->toolTip());
    m_context->setPrefix(QStringLiteral("± "));
    m_context->setToolTip(tr("Lines shown before and behind each match"));
    m_clear->setText(tr("Show all"));
}

} // namespace qcat::ui
