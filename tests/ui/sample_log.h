#pragma once

#include <fmt/format.h>

#include <fstream>
#include <string>

// A log of a busy hour in the folder: orders with their ids, a burst of errors with stack traces, Chinese. Its name.
inline std::string writeSampleLog(const std::string &folder, int lines)
{
    const auto name = folder + "/qcat.log";
    std::ofstream out(name, std::ios::binary);
    for (int i = 0; i < lines; ++i) {
        const int second = i * 3600 / std::max(lines, 1);
        const auto time = fmt::format("2026-11-20 10:{:02}:{:02}.{:06}", second / 60, second % 60, i * 37 % 1'000'000);
        const bool isBad = second > 1050 && second < 1090 && i % 4 == 0;
        if (isBad && i % 8 == 0)
            out << time << " [ERROR] [order] 下单失败:保证金不足 strategy=grid-btc venue=binance code=3528 cid=" << fmt::format("f0ae1284a9cc{:04x}", i)
                << " inc=INC-1\n    #0  0x124e188526cf in qcat::OrderRouter::submit(Order const&) at order_router.cpp:262\n    #1  0x0a64b840d2b9 in "
                   "qcat::risk::Engine::check(Order const&) at risk_engine.cpp:233\n";
        else if (isBad)
            out << time << " [WARN ] [risk] position limit near strategy=mm-sol code=7712\n";
        else if (i % 3 == 0)
            out << time << " [DEBUG] [md] tick symbol=ETHUSDT bid=3348.52 ask=3348.53 seq=" << i << '\n';
        else
            out << time << " [INFO ] [order] strategy=cta-rb ev=ACK order=" << 7'300'000'000 + i / 4 << " symbol=BNBUSDT side=SELL px=583.2 qty=0.116 venue=okx latency_us="
                << 240 + i % 90 << " cid=" << fmt::format("2399d29d{:08x}", i / 4) << '\n';
    }
    return name;
}
