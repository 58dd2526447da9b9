#pragma once

#include <qcat/trading_ports/kernel_input.h>

#include <QCryptographicHash>

#include <cstdint>
#include <string>

namespace qcat::runtime
{

// SHA-256 over every order intent, every venue report and every payment of funding in their order: two runs with equal digests traded alike, bit
// for bit.
class OrderStreamDigest
{
public:
    void add(const trading::OrderIntent &intent);
    void add(const domain::VenueReport &report);
    void add(const domain::FundingPayment &payment);

    std::int64_t orders() const { return m_orders; } // order requests, cancels not counted
    std::int64_t fills() const { return m_fills; }
    std::string hex() const;

private:
    void addLine(std::string line);

    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    std::int64_t m_orders = 0;
    std::int64_t m_fills = 0;
};

} // namespace qcat::runtime
