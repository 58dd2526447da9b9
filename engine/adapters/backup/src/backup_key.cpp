#include <qcat/backup/backup_key.h>

#include <qcat/backup/codes.h>
#include <qcat/secrets/password_file.h>

#include <fmt/format.h>
#include <openssl/sha.h>

#include <charconv>

namespace qcat::backup
{

namespace
{

base::Error unusable(const std::string &file, std::string_view detail)
{
    return base::Error{std::string(codes::kKey), fmt::format("the backup key {} cannot be used: {}", file, detail)}
        .with("file", file)
        .with("detail", std::string(detail));
}

} // namespace

std::string BackupKey::id() const
{
    constexpr std::string_view kUse = "qcat backup key id";
    std::vector<std::uint8_t> told(kUse.begin(), kUse.end());
    told.insert(told.end(), bytes.begin(), bytes.end());
    std::array<std::uint8_t, SHA256_DIGEST_LENGTH> hash{};
    SHA256(told.data(), told.size(), hash.data());
    std::string id;
    for (std::size_t i = 0; i < 8; ++i)
        id += fmt::format("{:02x}", hash[i]);
    return id;
}

base::Result<BackupKey> readBackupKey(const std::string &file)
{
    const auto text = secrets::passwordNow({}, file);
    if (!text)
        return unusable(file, text.error().arg("detail"));
    BackupKey key;
    constexpr auto kWrong = "it must hold 64 hex digits; make one with: openssl rand -hex 32";
    if (text->size() != 2 * key.bytes.size())
        return unusable(file, kWrong);
    for (std::size_t i = 0; i < key.bytes.size(); ++i) {
        const char *const begin = text->data() + 2 * i;
        const auto [end, error] = std::from_chars(begin, begin + 2, key.bytes[i], 16);
        if (error != std::errc() || end != begin + 2)
            return unusable(file, kWrong);
    }
    return key;
}

} // namespace qcat::backup
