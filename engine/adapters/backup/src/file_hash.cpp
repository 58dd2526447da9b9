#include "file_hash.h"

#include <qcat/backup/codes.h>

#include <QFile>

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <unistd.h>

namespace qcat::backup
{

namespace
{

constexpr qint64 kPiece = 4 << 20;

base::Error fileError(const std::filesystem::path &file, const std::string &detail)
{
    return base::Error{std::string(codes::kFolder), fmt::format("{}: {}", file.string(), detail)}
        .with("folder", file.string())
        .with("detail", detail);
}

} // namespace

base::Result<std::string> fileHash(const std::filesystem::path &path, const base::CancelToken &cancel)
{
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly))
        return fileError(path, file.errorString().toStdString());
    // OpenSSL's, which uses what the processor has for it: Qt's own takes as long for a large dump as a tenth of dumping it
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX *)> hash(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    bool isGood = EVP_DigestInit_ex(hash.get(), EVP_sha256(), nullptr) == 1;
    while (!file.atEnd()) {
        if (cancel.isCancelled())
            return base::Error{std::string(codes::kCancelled), "cancelled"};
        const QByteArray piece = file.read(kPiece);
        if (piece.isEmpty())
            return fileError(path, file.errorString().toStdString());
        isGood = isGood && EVP_DigestUpdate(hash.get(), piece.constData(), std::size_t(piece.size())) == 1;
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    isGood = isGood && EVP_DigestFinal_ex(hash.get(), digest.data(), &size) == 1;
    if (!isGood)
        return fileError(path, "no SHA-256 can be worked out");
    return QByteArray(reinterpret_cast<const char *>(digest.data()), int(size)).toHex().toStdString();
}

base::Status makeDurable(const std::filesystem::path &file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    const bool done = descriptor >= 0 && ::fsync(descriptor) == 0;
    const std::string detail = done ? "" : std::strerror(errno);
    if (descriptor >= 0)
        ::close(descriptor);
    return done ? base::Status() : base::Status(fileError(file, detail));
}

} // namespace qcat::backup
