#include "attachment_folder.h"

#include <qcat/runtime/small_file.h>

#include <QCryptographicHash>

#include <algorithm>

namespace qcat::runtime
{

namespace
{

constexpr std::size_t kHashLetters = 64;

std::string sha256Of(std::string_view bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size())));
    return hash.result().toHex().toStdString();
}

// Names of files come from outside: nothing but a hash ever is one.
bool isHash(const std::string &text)
{
    return text.size() == kHashLetters && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

} // namespace

base::Result<std::string> AttachmentFolder::keep(std::string_view bytes)
{
    const auto failed = [](const std::string &why) {
        return base::Error{"attachment.not_kept", "the file cannot be kept: " + why}.with("reason", why);
    };
    std::error_code error;
    if (std::filesystem::create_directories(m_folder, error))
        std::filesystem::permissions(m_folder, std::filesystem::perms::owner_all, error);
    if (error)
        return failed(error.message());
    auto sha256 = sha256Of(bytes);
    if (const auto there = read(m_folder, sha256))
        return sha256;
    if (const auto written = writeSmallFile(m_folder / sha256, std::string(bytes)); !written)
        return failed(written.error().message);
    return sha256;
}

base::Result<std::string> AttachmentFolder::read(const std::filesystem::path &folder, const std::string &sha256)
{
    const auto unknown = base::Error{"attachment.unknown", "there is no attached file " + sha256}.with("sha256", sha256);
    if (!isHash(sha256))
        return unknown;
    auto bytes = readSmallFile(folder / sha256);
    if (!bytes)
        return unknown;
    if (sha256Of(*bytes) != sha256)
        return base::Error{"attachment.damaged", "the attached file " + sha256 + " is not what it was any more"}.with("sha256", sha256);
    return bytes;
}

} // namespace qcat::runtime
