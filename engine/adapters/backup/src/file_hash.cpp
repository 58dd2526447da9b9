#include "file_hash.h"

#include <qcat/backup/codes.h>

#include <QCryptographicHash>
#include <QFile>

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
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
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (!file.atEnd()) {
        if (cancel.isCancelled())
            return base::Error{std::string(codes::kCancelled), "cancelled"};
        const QByteArray piece = file.read(kPiece);
        if (piece.isEmpty())
            return fileError(path, file.errorString().toStdString());
        hash.addData(piece);
    }
    return hash.result().toHex().toStdString();
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
