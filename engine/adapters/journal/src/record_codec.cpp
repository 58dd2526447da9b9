#include "record_codec.h"

#include "bytes.h"
#include "value_codec.h"

namespace qcat::journal
{

using namespace trading;
using domain::MarketEvent;
using domain::OrderRequest;
using domain::VenueReport;

namespace
{

// What a record is, as written. Numbers are never used again for something else.
enum class Tag : std::uint8_t { Market = 1, Report = 2, State = 3, Strategy = 4, Timer = 5, Order = 6, Cancel = 7, Restored = 8,
    MarketWithFunding = 9, RestoredWithFunding = 10, Funding = 11, Act = 12 };

// What has no funding is written as it was before there was any.
Tag tagOf(const MarketEvent &event) { return hasFunding(event) ? Tag::MarketWithFunding : Tag::Market; }
constexpr Tag tagOf(const VenueReport &) { return Tag::Report; }
constexpr Tag tagOf(const StateCommand &) { return Tag::State; }
constexpr Tag tagOf(const StrategyCommand &) { return Tag::Strategy; }
constexpr Tag tagOf(const TimerTick &) { return Tag::Timer; }
constexpr Tag tagOf(const OrderRequest &) { return Tag::Order; }
constexpr Tag tagOf(const CancelRequest &) { return Tag::Cancel; }
Tag tagOf(const RestoredState &state) { return hasFunding(state) ? Tag::RestoredWithFunding : Tag::Restored; }
constexpr Tag tagOf(const domain::FundingPayment &) { return Tag::Funding; }
constexpr Tag tagOf(const OperatorAct &) { return Tag::Act; }

template <typename Body>
void encode(std::uint64_t sequence, std::uint64_t sourcePosition, const Body &body, std::string &into)
{
    ByteWriter out(into);
    out.number(sequence);
    out.number(sourcePosition);
    std::visit(
        [&](const auto &what) {
            out.word(tagOf(what));
            put(out, what);
            if constexpr (requires { putFunding(out, what); })
                if (hasFunding(what))
                    putFunding(out, what);
        },
        body);
}

// Reuses what the body holds, so that a stream of market events keeps its vectors.
template <typename Value, typename Family>
Value &takeInto(ByteReader &in, std::variant<KernelInput, OrderIntent> &body)
{
    auto *family = std::get_if<Family>(&body);
    auto *value = family ? std::get_if<Value>(family) : nullptr;
    if (!value)
        value = &std::get<Value>(std::get<Family>(body = Family(Value{})));
    take(in, *value);
    return *value;
}

bool takeBody(ByteReader &in, std::variant<KernelInput, OrderIntent> &body)
{
    switch (Tag(in.byte())) {
    case Tag::Market:
        takeInto<MarketEvent, KernelInput>(in, body);
        return true;
    case Tag::Report:
        takeInto<VenueReport, KernelInput>(in, body);
        return true;
    case Tag::State:
        takeInto<StateCommand, KernelInput>(in, body);
        return true;
    case Tag::Strategy:
        takeInto<StrategyCommand, KernelInput>(in, body);
        return true;
    case Tag::Timer:
        takeInto<TimerTick, KernelInput>(in, body);
        return true;
    case Tag::Order:
        takeInto<OrderRequest, OrderIntent>(in, body);
        return true;
    case Tag::Cancel:
        takeInto<CancelRequest, OrderIntent>(in, body);
        return true;
    case Tag::Restored:
        takeInto<RestoredState, KernelInput>(in, body);
        return true;
    case Tag::MarketWithFunding:
        takeFunding(in, takeInto<MarketEvent, KernelInput>(in, body));
        return true;
    case Tag::RestoredWithFunding:
        takeFunding(in, takeInto<RestoredState, KernelInput>(in, body));
        return true;
    case Tag::Funding:
        takeInto<domain::FundingPayment, KernelInput>(in, body);
        return true;
    case Tag::Act:
        takeInto<OperatorAct, KernelInput>(in, body);
        return true;
    }
    return false;
}

} // namespace

void encodeRecord(std::uint64_t sequence, std::uint64_t sourcePosition, const KernelInput &input, std::string &into)
{
    encode(sequence, sourcePosition, input, into);
}

void encodeRecord(std::uint64_t sequence, std::uint64_t sourcePosition, const OrderIntent &intent, std::string &into)
{
    encode(sequence, sourcePosition, intent, into);
}

bool decodeRecord(std::string_view payload, JournalRecord &into)
{
    ByteReader in(payload);
    into.sequence = in.number();
    into.sourcePosition = in.number();
    return takeBody(in, into.body) && in.ok() && in.atEnd();
}

} // namespace qcat::journal
