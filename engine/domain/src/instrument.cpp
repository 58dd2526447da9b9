#include <qcat/domain/instrument.h>

namespace qcat::domain
{

base::Result<InstrumentId> Universe::find(std::string_view venue, std::string_view symbol) const
{
    for (std::size_t i = 0; i < instruments.size(); ++i)
        if (instruments[i].venue == venue && instruments[i].symbol == symbol)
            return InstrumentId{std::uint16_t(i)};
    return base::Error{"instrument.unknown", "no instrument " + std::string(symbol) + " on " + std::string(venue)}
        .with("venue", std::string(venue))
        .with("symbol", std::string(symbol));
}

} // namespace qcat::domain
