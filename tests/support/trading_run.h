#pragma once

#include "market_text.h"

#include <qcat/kernel/kernel.h>
#include <qcat/venue_paper/paper_venue.h>

#include <QCryptographicHash>
#include <QTest>

#include <memory>
#include <vector>

// Kernel and paper venue in one thread, as the engine drives them: the venue sees the market first, then the kernel;
// reports go in, intents come out until nothing moves.
class TradingRun
{
public:
    explicit TradingRun(qcat::trading::KernelConfig config)
        : m_venue(std::make_unique<qcat::venue_paper::PaperVenue>(
              qcat::venue_paper::PaperVenueConfig{config.universe, std::chrono::milliseconds(5), config.epoch}))
    {
        auto made = qcat::trading::Kernel::create(std::move(config));
        if (!made)
            qFatal("%s", made.error().message.c_str());
        m_kernel = std::move(*made);
    }

    void market(const qcat::domain::MarketEvent &event)
    {
        m_venue->onMarket(event);
        exchange();
        handle(event);
        exchange();
    }
    void command(qcat::domain::TradingState state)
    {
        handle(qcat::trading::StateCommand{state, "test", "by the test", "test"});
    }
    void handle(const qcat::trading::KernelInput &input)
    {
        m_out.clear();
        m_kernel->handle(input, m_out);
        for (const auto &intent : m_out.intents) {
            note(intent);
            m_venue->send(intent);
        }
        events.insert(events.end(), m_out.events.begin(), m_out.events.end());
    }
    // Reports that the venue has ready, and what the kernel makes of them.
    void exchange()
    {
        m_reports.clear();
        m_venue->takeReports(m_reports);
        for (const auto &report : m_reports) {
            note(report);
            handle(report);
        }
        m_funding.clear();
        m_venue->takeFunding(m_funding);
        for (const auto &payment : m_funding)
            handle(payment);
    }

    qcat::api::TradingSnapshot snapshot() const
    {
        qcat::api::TradingSnapshot snapshot;
        m_kernel->describe(snapshot);
        return snapshot;
    }
    qcat::trading::Kernel &kernel() { return *m_kernel; }
    qcat::venue_paper::PaperVenue &venue() { return *m_venue; }
    // SHA-256 over all intents and reports in their order.
    std::string digest() const
    {
        return QCryptographicHash::hash(m_stream, QCryptographicHash::Sha256).toHex().toStdString();
    }
    const QByteArray &stream() const { return m_stream; }

    std::vector<qcat::api::EventBody> events; // all so far

private:
    void note(const qcat::trading::OrderIntent &intent)
    {
        if (const auto *order = std::get_if<qcat::domain::OrderRequest>(&intent))
            line({"order", order->clientId.value, name(order->side), order->price.toString(),
                  order->triggerPrice.toString(), order->quantity.toString()});
        else
            line({"cancel", std::get<qcat::trading::CancelRequest>(intent).clientId.value});
    }
    void note(const qcat::domain::VenueReport &report)
    {
        line({"report", shown(report).toStdString(), std::to_string(report.time.ns), report.tradeId,
              report.fee.toString()});
    }
    template <typename Text>
    void append(const Text &text)
    {
        m_stream.append(std::string_view(text).data(), qsizetype(std::string_view(text).size())).append(' ');
    }
    void line(std::initializer_list<std::string_view> words)
    {
        for (const auto word : words)
            append(word);
        m_stream.append('\n');
    }

    std::unique_ptr<qcat::venue_paper::PaperVenue> m_venue;
    std::unique_ptr<qcat::trading::Kernel> m_kernel;
    qcat::trading::KernelOutput m_out;
    std::vector<qcat::domain::VenueReport> m_reports;
    std::vector<qcat::domain::FundingPayment> m_funding;
    QByteArray m_stream;
};
