#include <qcat/notify_channels/ack_secret.h>

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <string_view>

namespace qcat::notify_channels
{

std::string randomWord(std::size_t letters)
{
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    std::string word;
    while (word.size() < letters)
        word += kLetters[QRandomGenerator::system()->bounded(quint32(kLetters.size()))];
    return word;
}

std::string fingerprintOf(const std::string &word)
{
    return QCryptographicHash::hash(QByteArray::fromStdString(word), QCryptographicHash::Sha256).toHex().toStdString();
}

} // namespace qcat::notify_channels
