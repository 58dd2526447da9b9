#pragma once

#include "market_text.h"

#include <qcat/venue_paper/paper_venue.h>

#include <QTest>

#include <sstream>

// A paper venue driven by a script, one command a line or between semicolons:
//   book bid 100.5x2 | ask 100.6x1     the first is a snapshot, later ones are diffs
//   trade sell 100.5x2                 the taker's side
//   send a buy 100.5x1 post_only       good_till_cancel without a word; reduce_only; market and stop as prices:
//   "market", "stop100.2" cancel a wait 5                             milliseconds of event time
class VenueScript
{
public:
    explicit VenueScript(const qcat::domain::Universe &universe = testUniverse()) : m_venue({universe, latency(), {7}})
    {
    }

    static constexpr qcat::base::Duration latency() { return std::chrono::milliseconds(5); }

    VenueScript &run(const std::string &script)
    {
        std::string line;
        for (const char c : script + ';') {
            if (c != ';' && c != '\n') {
                line += c;
            } else {
                command(line);
                line.clear();
            }
        }
        return *this;
    }
    // What the venue has reported since the last call.
    QString reports()
    {
        std::vector<qcat::domain::VenueReport> reports;
        m_venue.takeReports(reports);
        return shown(reports);
    }
    qcat::venue_paper::PaperVenue &venue() { return m_venue; }
    Tape &tape() { return m_tape; }

private:
    void command(const std::string &line)
    {
        std::istringstream words(line);
        std::string verb, rest;
        if (!(words >> verb))
            return;
        std::getline(words >> std::ws, rest);
        if (verb == "book")
            m_venue.onMarket(std::exchange(m_hasBook, true) ? m_tape.diff(rest) : m_tape.snapshot(rest));
        else if (verb == "trade")
            m_venue.onMarket(m_tape.trade(rest));
        else if (verb == "wait")
            m_venue.onMarket(m_tape.at(m_milliseconds += std::stoi(rest)).mark("1"));
        else if (verb == "cancel")
            m_venue.send(qcat::trading::CancelRequest{{rest}, {}});
        else if (verb == "send")
            m_venue.send(order(rest));
        else
            qFatal("unknown command: %s", line.c_str());
    }
    static qcat::domain::OrderRequest order(const std::string &text)
    {
        qcat::domain::OrderRequest request;
        std::istringstream words(text);
        std::string side, what;
        words >> request.clientId.value >> side >> what;
        request.side = *qcat::domain::fromName<qcat::domain::Side>(side);
        const auto x = what.find('x');
        request.quantity = d(what.substr(x + 1));
        if (what.starts_with("market")) {
            request.type = qcat::domain::OrderType::Market;
        } else if (what.starts_with("stop")) {
            request.type = qcat::domain::OrderType::StopMarket;
            request.triggerPrice = d(what.substr(4, x - 4));
        } else {
            request.price = d(what.substr(0, x));
        }
        for (std::string word; words >> word;) {
            if (word == "reduce_only")
                request.reduceOnly = true;
            else
                request.timeInForce = *qcat::domain::fromName<qcat::domain::TimeInForce>(word);
        }
        return request;
    }

    qcat::venue_paper::PaperVenue m_venue;
    Tape m_tape;
    bool m_hasBook = false;
    int m_milliseconds = 0;
};
