#pragma once

#include <qcat/api/log_reader.h>

#include <QToolButton>

#include <functional>

class QSettings;

namespace qcat::ui
{

// Filters that the operator kept, by what they ask for.
class SavedFilters : public QToolButton
{
    Q_OBJECT

public:
    using Present = std::function<api::LogFilter()>;
    SavedFilters(QSettings &settings, Present present, QWidget *parent = nullptr);

    void retranslate();

Q_SIGNALS:
    void chosen(const qcat::api::LogFilter &filter);

private:
    void fill();
    QStringList stored() const;

    QSettings &m_settings;
    const Present m_present;
};

} // namespace qcat::ui
