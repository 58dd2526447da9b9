#pragma once

#include <qcat/ops_ports/attachment_store.h>

#include <filesystem>

namespace qcat::runtime
{

// Files that were attached to incidents, each under its SHA-256: what is there once is not written again.
class AttachmentFolder : public ops::AttachmentStore
{
public:
    explicit AttachmentFolder(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    base::Result<std::string> keep(std::string_view bytes) override;

    // Any thread. "attachment.unknown" for what is no hash of a file here, "attachment.damaged" where the content is another by now.
    static base::Result<std::string> read(const std::filesystem::path &folder, const std::string &sha256);

private:
    const std::filesystem::path m_folder;
};

} // namespace qcat::runtime
