#include "saved_filters.h"

#include <qcat/ui_models/log_words.h>

#include <QMenu>
#include <QSettings>

namespace qcat::ui
{

namespace
{

const QString kKey = QStringLiteral("logs/filters");
constexpr int kMost = 30;

} // namespace

SavedFilters::SavedFilters(QSettings &settings, Present present, QWidget *parent) : QToolButton(parent), m_settings(settings), m_present(std::move(present))
{
    setObjectName(QStringLiteral("logs_saved"));
    setProperty("role", QStringLiteral("switch"));
    setPopupMode(QToolButton::InstantPopup);
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &SavedFilters::fill);
}

void SavedFilters::retranslate()
{
    setText(tr("Saved filters"));
}

QStringList SavedFilters::stored() const
{
    return m_settings.value(kKey).toStringList();
}

void SavedFilters::fill()
{
    menu()->clear();
    const auto present = m_present();
    auto *keep = menu()->addAction(tr("Keep this filter"));
    keep->setEnabled(!logFilterText(present).isEmpty());
    connect(keep, &QAction::triggered, this, [this, present] {
        auto all = stored();
        all.removeAll(storedFilter(present));
        all.prepend(storedFilter(present));
        m_settings.setValue(kKey, QStringList(all.mid(0, kMost)));
    });
    auto *forget = menu()->addMenu(tr("Forget"));
    forget->setEnabled(!stored().isEmpty());
    menu()->addSeparator();
    for (const auto &each : stored()) {
        const auto filter = filterFrom(each);
        if (!filter)
            continue;
        connect(menu()->addAction(logFilterText(*filter)), &QAction::triggered, this, [this, filter] { Q_EMIT chosen(*filter); });
        connect(forget->addAction(logFilterText(*filter)), &QAction::triggered, this, [this, each] {
            auto all = stored();
            all.removeAll(each);
            m_settings.setValue(kKey, all);
        });
    }
}

} // namespace qcat::ui
