#pragma once

#include <qcat/ui_models/engine_model.h>
#include <qcat/ui_widgets/appearance.h>

#include <QFrame>

#include <map>
#include <string>

class QLabel;
class QVBoxLayout;

namespace qcat::ui
{

class IncidentCard;
class SignLabel;

// The shown incidents of one severity, nearest harm on top; empty it says what would be here.
class SeverityLane : public QFrame
{
    Q_OBJECT

public:
    SeverityLane(EngineModel &engine, Appearance &look, domain::Severity severity, QWidget *parent = nullptr);

    void refresh();
    int count() const { return int(m_cards.size()); }

Q_SIGNALS:
    void acknowledgeRequested(const QString &incident);
    void runbookRequested(const QString &incident);
    void evidenceRequested(const QString &incident);

private:
    struct Shown {
        std::string key; // of its card
        const domain::Incident *incident;
    };
    std::vector<Shown> shown() const;
    IncidentCard *cardOf(const Shown &shown);
    void dropMissing(const std::vector<Shown> &all);
    QString emptyText() const;

    EngineModel &m_engine;
    Appearance &m_look;
    domain::Severity m_severity;
    SignLabel *m_sign;
    QLabel *m_count;
    QLabel *m_empty;
    QVBoxLayout *m_list;
    std::map<std::string, IncidentCard *> m_cards; // by their keys
};

} // namespace qcat::ui
