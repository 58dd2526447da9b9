#pragma once

#include <qcat/base/result.h>

#include <string>
#include <string_view>

namespace qcat::ops
{

// Where the content of files lies that were attached to incidents: once for each content, beside the desk's own store. Used on the ops
// thread.
class AttachmentStore
{
public:
    virtual ~AttachmentStore() = default;
    // Durable when this returns; gives its SHA-256 in hex. Error: "attachment.not_kept".
    virtual base::Result<std::string> keep(std::string_view bytes) = 0;
};

} // namespace qcat::ops
