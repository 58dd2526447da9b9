#pragma once

#include <qcat/ui_widgets/appearance.h>

#include <QListWidget>

namespace qcat::ui
{

// The pages on the left, each with the number of things that wait there.
class NavigationRail : public QListWidget
{
    Q_OBJECT

public:
    explicit NavigationRail(Appearance &look, QWidget *parent = nullptr);

    void add(const QString &id);
    void setTitle(const QString &id, const QString &title);
    void setBadge(const QString &id, int count);
    void setCurrent(const QString &id);

Q_SIGNALS:
    void chosen(const QString &id);

private:
    QListWidgetItem *find(const QString &id) const;
};

} // namespace qcat::ui
