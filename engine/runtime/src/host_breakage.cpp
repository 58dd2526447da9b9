#include "host_parts.h"

// What drills and tests break.
namespace qcat::runtime
{

void EngineHost::Parts::setBroken(const std::set<Breakage> &broken)
{
    using venue_paper::PaperFault;
    m_venue->setFault(broken.contains(Breakage::VenueRejects)  ? PaperFault::RejectsOrders
                      : broken.contains(Breakage::VenueSilent) ? PaperFault::LosesAnswers
                                                               : PaperFault::None);
    trading->holdMarket(broken.contains(Breakage::MarketSilent));
}

} // namespace qcat::runtime
