#pragma once

#include <qcat/api/command.h>
#include <qcat/desk/redaction.h>
#include <qcat/domain/attachment.h>
#include <qcat/ops_ports/attachment_store.h>

namespace qcat::ops
{

// Why a file is not taken to an incident, in one sentence, before anything is written.
base::Status mayAttach(const domain::Incident &incident, const api::AttachFile &file, const Redactor &redact);
// The line of the timeline.
domain::Finding attachedFinding(const domain::Attachment &attachment);

} // namespace qcat::ops
