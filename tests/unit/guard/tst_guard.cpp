#include <qcat/base/manual_executor.h>
#include <qcat/guard/guard.h>

#include <QTest>

#include <functional>

using namespace qcat;
using base::Decimal;
using base::Error;
using base::Status;
using namespace std::chrono_literals;

namespace
{

// A venue at its worst: each call first asks `misbehave` by its name, which may refuse, take long, or change what
// stands there.
class FakeVenue : public trading::VenueControl
{
public:
    explicit FakeVenue(base::ManualClock &clock) : m_clock(clock) {}

    Status blockEntries(bool blocked, base::Duration timeout) override
    {
        return attempt(blocked ? "block" : "open", timeout, [&] { doorClosed = blocked; });
    }
    Status cancelEntries(base::Duration timeout) override
    {
        return attempt("cancel_entries", timeout, [&] { entries = 0; });
    }
    Status cancelExits(base::Duration timeout) override
    {
        return attempt("cancel_exits", timeout, [&] { exits = 0; });
    }
    Status cancelConditionals(base::Duration timeout) override
    {
        return attempt("cancel_conditionals", timeout, [&] { conditionals = 0; });
    }
    Status reduceAll(base::Duration timeout) override
    {
        return attempt("reduce", timeout, [&] { position = position > fillsAtMost ? position - fillsAtMost : 0; });
    }
    base::Result<trading::VenueTruth> truth(base::Duration timeout) override
    {
        trading::VenueTruth truth;
        const auto asked = attempt("truth", timeout, [&] {
            truth.entries.resize(std::size_t(entries));
            truth.exits.resize(std::size_t(exits));
            truth.conditionals.resize(std::size_t(conditionals));
            if (position != 0)
                truth.positions.push_back({{}, Decimal::fromInt(position), {}});
        });
        if (!asked)
            return asked.error();
        return truth;
    }

    // Never answers: the caller's whole timeout goes by.
    Status hang(base::Duration timeout)
    {
        m_clock.advance(timeout);
        return Error{"venue.timeout", "the venue did not answer"};
    }
    static Status refuse() { return Error{"venue.refused", "the venue refused"}; }
    QString callsFrom(int first) const { return calls.mid(first).join(QLatin1Char(' ')); }

    std::function<Status(const std::string &call, base::Duration timeout)> misbehave =
        [](const std::string &, base::Duration) { return Status(); };
    int entries = 0, exits = 0, conditionals = 0, position = 0;
    int fillsAtMost = 1000; // what one reduceAll closes
    bool doorClosed = false;
    QStringList calls;

private:
    template <typename F>
    Status attempt(const std::string &call, base::Duration timeout, F &&act)
    {
        calls << QString::fromStdString(call);
        if (auto trouble = misbehave(call, timeout); !trouble)
            return trouble;
        act();
        return {};
    }

    base::ManualClock &m_clock;
};

struct Desk {
    base::ManualClock clock;
    base::ManualExecutor executor{clock};
    FakeVenue venue{clock};
    guard::Guard guard{venue, clock, executor, {}};
    QStringList answers;

    guard::Guard::Answer note()
    {
        return [this](base::Result<domain::Finding> result) {
            const auto &args = result ? result->args : result.error().args;
            QString text = QString::fromStdString(result ? result->code : "failed " + result.error().code);
            for (const auto &arg : args)
                if (arg.name != "time")
                    text += QLatin1Char(' ') + QString::fromStdString(arg.name + '=' + arg.value);
            answers << text;
        };
    }
    QString answer(base::Duration within = 10s)
    {
        executor.advance(within);
        return answers.join(QStringLiteral("; "));
    }
};

} // namespace

class TestGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void halt_closes_the_door_and_leaves_stops()
    {
        Desk desk;
        desk.venue.conditionals = 2;
        desk.venue.position = 5;
        desk.guard.halt(desk.note());
        QCOMPARE(desk.answer(), QStringLiteral("guard.halted positions=1 orders=0 conditionals=2"));
        QVERIFY(desk.venue.doorClosed);
        QCOMPARE(desk.venue.callsFrom(0), QStringLiteral("block truth"));
    }

    void nothing_happens_inside_the_call_itself()
    {
        Desk desk;
        desk.guard.flatten(desk.note());
        QVERIFY(desk.venue.calls.isEmpty());
    }

    void cancel_entries_is_said_when_the_venue_shows_none()
    {
        Desk desk;
        desk.venue.entries = 3;
        desk.venue.conditionals = 1;
        desk.guard.cancelEntries(desk.note());
        QCOMPARE(desk.answer(), QStringLiteral("guard.entries_cancelled positions=0 orders=0 conditionals=1"));
    }

    void an_entry_that_arrives_late_is_cancelled_too()
    {
        Desk desk;
        desk.venue.entries = 1;
        int late = 2;
        desk.venue.misbehave = [&](const std::string &call, base::Duration) {
            if (call == "truth" && late-- > 0)
                desk.venue.entries = 1;
            return Status();
        };
        desk.guard.cancelEntries(desk.note());
        QCOMPARE(desk.answer(), QStringLiteral("guard.entries_cancelled positions=0 orders=0 conditionals=0"));
        QCOMPARE(desk.venue.calls.count(QStringLiteral("cancel_entries")), 3);
    }

    void flatten_goes_in_the_order_of_safety()
    {
        Desk desk;
        desk.venue.entries = 2;
        desk.venue.exits = 1;
        desk.venue.conditionals = 2;
        desk.venue.position = 5;
        desk.guard.flatten(desk.note());
        QCOMPARE(desk.answer(), QStringLiteral("guard.flat positions=0 orders=0 conditionals=0"));
        QCOMPARE(desk.venue.callsFrom(0),
                 QStringLiteral("block cancel_entries truth cancel_exits reduce truth cancel_conditionals truth"));
    }

    void flatten_reduces_again_after_half_a_fill()
    {
        Desk desk;
        desk.venue.position = 5;
        desk.venue.fillsAtMost = 2;
        desk.guard.flatten(desk.note());
        QCOMPARE(desk.answer(), QStringLiteral("guard.flat positions=0 orders=0 conditionals=0"));
        QCOMPARE(desk.venue.calls.count(QStringLiteral("reduce")), 3);
    }

    void a_position_that_grows_meanwhile_is_reduced_too()
    {
        Desk desk;
        desk.venue.position = 5;
        int growths = 3;
        desk.venue.misbehave = [&](const std::string &call, base::Duration) {
            if (call == "truth" && growths-- > 0)
                desk.venue.position += 2; // a fill that was on its way
            return Status();
        };
        desk.guard.flatten(desk.note());
        QCOMPARE(desk.answer(), QStringLiteral("guard.flat positions=0 orders=0 conditionals=0"));
        QCOMPARE(desk.venue.position, 0);
    }

    void a_position_that_comes_back_behind_the_conditionals_is_not_called_flat()
    {
        Desk desk;
        desk.venue.conditionals = 1;
        desk.venue.misbehave = [&](const std::string &call, base::Duration) {
            if (call == "cancel_conditionals")
                desk.venue.position = 1; // every time
            return Status();
        };
        desk.guard.flatten(desk.note());
        QCOMPARE(desk.answer(),
                 QStringLiteral("failed guard.not_flat positions=1 orders=0 conditionals=0 reason=guard.not_flat"));
    }

    void stops_remain_when_flattening_fails_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<bool>("hangs");
        QTest::addColumn<QString>("expected");
        const QString stands = QStringLiteral("failed guard.not_flat positions=1 orders=%1 conditionals=2 reason=");
        QTest::newRow("reduce refused") << "reduce" << false << stands.arg(0) + QStringLiteral("venue.refused");
        QTest::newRow("reduce hangs") << "reduce" << true << stands.arg(0) + QStringLiteral("venue.timeout");
        QTest::newRow("entries cannot be cancelled")
            << "cancel_entries" << false
            << QStringLiteral(
                   "failed guard.not_flat positions=unknown orders=unknown conditionals=unknown reason=venue.refused");
        QTest::newRow("the door does not close")
            << "block" << true
            << QStringLiteral(
                   "failed guard.not_flat positions=unknown orders=unknown conditionals=unknown reason=venue.timeout");
        QTest::newRow("the truth is not told")
            << "truth" << true
            << QStringLiteral(
                   "failed guard.not_flat positions=unknown orders=unknown conditionals=unknown reason=venue.timeout");
    }
    void stops_remain_when_flattening_fails()
    {
        QFETCH(QString, call);
        QFETCH(bool, hangs);
        QFETCH(QString, expected);
        Desk desk;
        desk.venue.position = 5;
        desk.venue.conditionals = 2;
        desk.venue.misbehave = [&](const std::string &asked, base::Duration timeout) {
            if (asked != call.toStdString())
                return Status();
            return hangs ? desk.venue.hang(timeout) : FakeVenue::refuse();
        };
        desk.guard.flatten(desk.note());
        QCOMPARE(desk.answer(), expected);
        QCOMPARE(desk.venue.conditionals, 2);
        QVERIFY(!desk.venue.calls.contains(QStringLiteral("cancel_conditionals")));
    }

    void a_venue_that_comes_back_in_time_is_enough()
    {
        Desk desk;
        desk.venue.position = 5;
        int troubles = 6;
        desk.venue.misbehave = [&](const std::string &, base::Duration timeout) {
            return troubles-- > 0 ? desk.venue.hang(timeout) : Status();
        };
        desk.guard.flatten(desk.note());
        QCOMPARE(desk.answer(), QStringLiteral("guard.flat positions=0 orders=0 conditionals=0"));
    }

    void the_answer_to_a_dead_venue_comes_by_its_deadline_and_says_why()
    {
        Desk desk;
        desk.venue.misbehave = [&](const std::string &, base::Duration timeout) { return desk.venue.hang(timeout); };
        const auto begun = desk.clock.steadyNow();
        base::Duration took{};
        QString message;
        desk.guard.halt([&](base::Result<domain::Finding> result) {
            took = desk.clock.steadyNow() - begun;
            message = QString::fromStdString(result.error().message);
        });
        desk.executor.advance(20s);
        QCOMPARE(
            message,
            QStringLiteral("the venue did not confirm that it refuses entries within 5.0 s: the venue did not answer"));
        QVERIFY(took >= 5s && took <= 6s);
    }

    void resume_opens_the_door()
    {
        Desk desk;
        desk.venue.doorClosed = true;
        desk.guard.resume(desk.note());
        QCOMPARE(desk.answer(), QStringLiteral("guard.resumed positions=0 orders=0 conditionals=0"));
        QVERIFY(!desk.venue.doorClosed);
    }

    void resume_is_refused_while_a_flatten_runs()
    {
        Desk desk;
        desk.venue.position = 1;
        desk.venue.misbehave = [&](const std::string &call, base::Duration) {
            return call == "reduce" ? FakeVenue::refuse() : Status();
        };
        desk.guard.flatten([](base::Result<domain::Finding>) {});
        desk.guard.resume(desk.note());
        QCOMPARE(desk.answer(1s), QStringLiteral("failed guard.busy"));
        QVERIFY(desk.venue.doorClosed);
    }

    void a_halt_wins_over_a_resume_that_is_still_trying()
    {
        Desk desk;
        bool openFails = true;
        desk.venue.misbehave = [&](const std::string &call, base::Duration) {
            return call == "open" && openFails ? FakeVenue::refuse() : Status();
        };
        desk.guard.resume(desk.note());
        desk.executor.advance(100ms);
        desk.guard.halt(desk.note());
        desk.executor.advance(100ms);
        openFails = false;
        QVERIFY(desk.answer().startsWith(QStringLiteral("guard.halted")));
        QVERIFY(desk.answer().contains(QStringLiteral("failed guard.resume_not_proven")));
        QVERIFY(desk.venue.doorClosed);
    }

    void answers_still_come_when_the_guard_object_is_gone()
    {
        base::ManualClock clock;
        base::ManualExecutor executor(clock);
        FakeVenue venue(clock);
        int answers = 0;
        {
            guard::Guard guard(venue, clock, executor, {});
            guard.flatten([&](base::Result<domain::Finding>) { ++answers; });
        }
        executor.advance(1s);
        QCOMPARE(answers, 1);
    }
};

QTEST_APPLESS_MAIN(TestGuard)
#include "tst_guard.moc"
