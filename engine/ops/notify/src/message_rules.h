#pragma once

#include <qcat/domain/notification.h>

#include <string>
#include <string_view>

namespace qcat::notify
{

inline bool isOfTrouble(const domain::Delivery &delivery)
{
    return delivery.kind == domain::MessageKind::Firing || delivery.kind == domain::MessageKind::Escalated;
}

// For others to the same person; a P0 never does.
inline bool mayWait(const domain::Delivery &delivery)
{
    return delivery.severity != domain::Severity::P0 &&
           (isOfTrouble(delivery) || delivery.kind == domain::MessageKind::Resolved || delivery.kind == domain::MessageKind::Digest);
}

inline domain::Finding withDetail(std::string_view code, const std::string &text, domain::Health health)
{
    return {std::string(code), text, {{"detail", text}}, health};
}

} // namespace qcat::notify
