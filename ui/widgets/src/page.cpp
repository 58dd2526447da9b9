#include <qcat/ui_widgets/page.h>

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace qcat::ui
{

Page::Page(const PageContext &context, const QString &id, QWidget *parent)
    : QWidget(parent), m_context(context), m_titleLabel(new QLabel(this)), m_detailLabel(new QLabel(this)),
      m_content(new QVBoxLayout)
{
    setObjectName(id);
    m_titleLabel->setObjectName(id + QLatin1String("_title"));
    m_titleLabel->setProperty("role", QStringLiteral("title"));
    m_titleLabel->setWordWrap(true);
    m_detailLabel->setObjectName(id + QLatin1String("_detail"));
    m_detailLabel->setProperty("role", QStringLiteral("detail"));
    m_detailLabel->setWordWrap(true);
    m_content->setSpacing(12);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 16);
    layout->setSpacing(2);
    layout->addWidget(m_titleLabel);
    layout->addWidget(m_detailLabel);
    layout->addSpacing(8);
    layout->addLayout(m_content, 1);

    connect(&context.engine, &EngineModel::snapshotChanged, this, &Page::refreshIfSeen);
    connect(&context.engine, &EngineModel::ticked, this, &Page::refreshIfSeen);
    connect(&context.engine, &EngineModel::linkChanged, this, &Page::refreshIfSeen);
    connect(&context.look, &Appearance::changed, this, &Page::refreshIfSeen);
}

void Page::setPaused(bool paused)
{
    m_paused = paused;
    showVerdict();
    refreshIfSeen();
}

void Page::refreshNow()
{
    if (!m_translated) {
        m_translated = true;
        retranslate();
    }
    refresh();
}

QString Page::verdict() const
{
    return m_title;
}

void Page::setVerdict(const QString &title, const QString &detail)
{
    if (title == m_title && detail == m_detail)
        return;
    m_title = title;
    m_detail = detail;
    showVerdict();
}

void Page::showVerdict()
{
    m_titleLabel->setText(m_paused ? tr("Paused: %1").arg(m_title) : m_title);
    m_detailLabel->setText(m_detail);
    m_detailLabel->setVisible(!m_detail.isEmpty());
}

void Page::showEvent(QShowEvent *event)
{
    refreshNow();
    QWidget::showEvent(event);
}

void Page::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_translated) {
        retranslate();
        showVerdict();
        refreshIfSeen();
    }
    QWidget::changeEvent(event);
}

void Page::refreshIfSeen()
{
    if (isVisible() && !m_paused)
        refreshNow();
}

} // namespace qcat::ui
