#include "incident_log.h"

#include <qcat/base/log.h>

#include <QTest>

using namespace qcat;
using domain::Health;
using domain::TimelineKind;

// The line of the log for a change of an incident has the level of what it says.
class TestIncidentLog : public QObject
{
    Q_OBJECT

    std::vector<std::pair<log::Level, std::string>> m_lines;

    static domain::Incident incident(domain::Severity severity, std::vector<domain::TimelineEntry> timeline)
    {
        domain::Incident one;
        one.id = {"INC-1"};
        one.severity = severity;
        one.state = domain::IncidentState::Open;
        one.timeline = std::move(timeline);
        return one;
    }
    static domain::TimelineEntry line(TimelineKind kind, Health health, const char *text)
    {
        return {{}, kind, "qcat", {"code", text, {}, health}};
    }
    log::Level levelOf(domain::Severity severity, TimelineKind kind, Health health)
    {
        runtime::logIncidents({1, {}, api::IncidentChanged{incident(severity, {line(kind, health, "text")})}});
        return m_lines.back().first;
    }

private Q_SLOTS:
    void init()
    {
        m_lines.clear();
        log::installSink([this](log::Level level, std::string_view, std::string_view text) { m_lines.emplace_back(level, std::string(text)); });
    }
    void cleanup() { log::installSink({}); }

    void a_good_finding_of_a_grave_incident_is_no_error()
    {
        QVERIFY(levelOf(domain::Severity::P0, TimelineKind::StepFinished, Health::Ok) == log::Level::Info);
        QVERIFY(levelOf(domain::Severity::P0, TimelineKind::Note, Health::Ok) == log::Level::Info);
        QVERIFY(levelOf(domain::Severity::P1, TimelineKind::Acknowledged, Health::Ok) == log::Level::Info);
        QVERIFY(levelOf(domain::Severity::P0, TimelineKind::Recovered, Health::Ok) == log::Level::Info);
    }

    void a_warning_is_a_warning()
    {
        QVERIFY(levelOf(domain::Severity::P0, TimelineKind::StepFinished, Health::Warn) == log::Level::Warning);
        QVERIFY(levelOf(domain::Severity::P0, TimelineKind::StepFinished, Health::Unknown) == log::Level::Warning);
        QVERIFY(levelOf(domain::Severity::P2, TimelineKind::Opened, Health::Crit) == log::Level::Warning);
    }

    void the_opening_of_a_grave_incident_is_an_error_whatever_was_noted_with_it()
    {
        runtime::logIncidents({1, {}, api::IncidentChanged{incident(domain::Severity::P0, {line(TimelineKind::Opened, Health::Crit, "opened"),
                                                                                         line(TimelineKind::SymptomAdded, Health::Crit, "refused"),
                                                                                         line(TimelineKind::ExposureNoted, Health::Ok, "flat")})}});
        QCOMPARE(m_lines.size(), std::size_t(1));
        QVERIFY(m_lines[0].first == log::Level::Error);
        QVERIFY2(m_lines[0].second.ends_with("by qcat: opened"), m_lines[0].second.c_str());
    }
};

QTEST_APPLESS_MAIN(TestIncidentLog)
#include "tst_incident_log.moc"
