#include <qcat/log_files/packed_log.h>

#include "packer.h"

namespace qcat::log_files
{

namespace
{

constexpr std::string_view kKind = "gzip-1";

std::optional<LogIndex> kept(LogFile &file, const Sidecars &sidecars)
{
    const auto piece = sidecars.find(kKind, file);
    if (!piece)
        return std::nullopt;
    Unpacker from(piece->bytes);
    auto points = GzipPoints::load(from);
    auto index = LogIndex::load(from);
    if (!points || !index || !from.isAtEnd())
        return std::nullopt;
    file.setPoints(std::make_shared<const GzipPoints>(std::move(*points)));
    return index;
}

} // namespace

base::Result<LogIndex> indexPacked(LogFile &file, const Sidecars &sidecars, const IndexOptions &options)
{
    if (auto index = kept(file, sidecars))
        return std::move(*index);
    std::shared_ptr<const GzipPoints> points;
    auto building = options;
    building.points = &points;
    auto index = indexFile(file.path(), building);
    if (!index)
        return index;
    file.setPoints(points);
    index->seal();
    if (points->problem()) { // what is damaged may be whole tomorrow
        Packer to;
        points->save(to);
        index->save(to);
        sidecars.keep(kKind, file, to.bytes());
    }
    return index;
}

} // namespace qcat::log_files
