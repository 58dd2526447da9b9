#include "file_digest.h"

#include <openssl/evp.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace qcat::feed
{

namespace
{

class Sha256
{
public:
    Sha256() : m_context(EVP_MD_CTX_new(), &EVP_MD_CTX_free)
    {
        EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr);
    }
    void add(const void *data, std::size_t size) { EVP_DigestUpdate(m_context.get(), data, size); }
    std::string hex()
    {
        std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
        unsigned size = 0;
        EVP_DigestFinal_ex(m_context.get(), bytes.data(), &size);
        static constexpr char kDigits[] = "0123456789abcdef";
        std::string text;
        for (unsigned i = 0; i < size; ++i) {
            text += kDigits[bytes[i] >> 4];
            text += kDigits[bytes[i] & 15];
        }
        return text;
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
};

} // namespace

std::string sha256Of(std::string_view bytes)
{
    Sha256 hash;
    hash.add(bytes.data(), bytes.size());
    return hash.hex();
}

base::Result<std::string> sha256OfFile(const std::string &path)
{
    const std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
    Sha256 hash;
    std::array<char, 65536> block{};
    std::size_t got = 0;
    while (file && (got = std::fread(block.data(), 1, block.size(), file.get())) > 0)
        hash.add(block.data(), got);
    if (!file || std::ferror(file.get()))
        return base::Error{"feed.cannot_read", path + ": " + std::strerror(errno)}.with("file", path);
    return hash.hex();
}

} // namespace qcat::feed
