#include "sealing.h"

#include <qcat/backup/codes.h>
#include <qcat/base/assert.h>

#include <fmt/format.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/rand.h>

#include <algorithm>

namespace qcat::backup
{

namespace
{

constexpr std::string_view kMagic = "QCATSEA1";
constexpr std::size_t kIdBytes = 8, kSaltBytes = 16, kTagBytes = 16, kNonceBytes = 12;
constexpr std::size_t kHeaderBytes = kMagic.size() + kIdBytes + kSaltBytes;

using Bytes = std::vector<std::uint8_t>;

Bytes fromHex(const std::string &hex)
{
    Bytes bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes.push_back(std::uint8_t(std::stoi(hex.substr(i, 2), nullptr, 16)));
    return bytes;
}

Bytes newHeader(const BackupKey &key)
{
    Bytes header(kMagic.begin(), kMagic.end());
    const auto id = fromHex(key.id());
    header.insert(header.end(), id.begin(), id.end());
    header.resize(kHeaderBytes);
    QCAT_ASSERT(RAND_bytes(header.data() + kMagic.size() + kIdBytes, int(kSaltBytes)) == 1);
    return header;
}

std::array<std::uint8_t, 32> fileKey(const BackupKey &key, const Bytes &header, const std::string &name)
{
    const std::unique_ptr<EVP_KDF, void (*)(EVP_KDF *)> hkdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr), EVP_KDF_free);
    const std::unique_ptr<EVP_KDF_CTX, void (*)(EVP_KDF_CTX *)> context(EVP_KDF_CTX_new(hkdf.get()), EVP_KDF_CTX_free);
    char digest[] = "SHA256";
    auto secret = key.bytes;
    Bytes salt(header.end() - std::ptrdiff_t(kSaltBytes), header.end());
    std::string info = "qcat backup file " + name;
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
                                     OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, secret.data(), secret.size()),
                                     OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, salt.data(), salt.size()),
                                     OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, info.data(), info.size()), OSSL_PARAM_construct_end()};
    std::array<std::uint8_t, 32> made{};
    QCAT_ASSERT(EVP_KDF_derive(context.get(), made.data(), made.size(), parameters) == 1);
    return made;
}

base::Error damaged(const std::string &name, const std::string &detail)
{
    return base::Error{std::string(codes::kDamaged), fmt::format("{}: {}", name, detail)}.with("file", name).with("detail", detail);
}

} // namespace

void ChunkCipher::Freed::operator()(evp_cipher_ctx_st *context) const
{
    EVP_CIPHER_CTX_free(context);
}

ChunkCipher::ChunkCipher(Way way, const BackupKey &key, const Bytes &header, const std::string &name)
    : m_way(way), m_header(header), m_context(EVP_CIPHER_CTX_new())
{
    const auto made = fileKey(key, header, name);
    QCAT_ASSERT(EVP_CipherInit_ex(m_context.get(), EVP_aes_256_gcm(), nullptr, made.data(), nullptr, way == Way::Seal ? 1 : 0) == 1);
}

ChunkCipher::~ChunkCipher() = default;

bool ChunkCipher::pass(Bytes &chunk, bool isLast)
{
    std::array<std::uint8_t, kNonceBytes> nonce{};
    for (std::size_t i = 0; i < sizeof(m_number); ++i)
        nonce[kNonceBytes - 2 - i] = std::uint8_t(m_number >> (8 * i));
    nonce[kNonceBytes - 1] = isLast ? 1 : 0;
    ++m_number;
    EVP_CIPHER_CTX *const context = m_context.get();
    const bool seals = m_way == Way::Seal;
    if (!seals && chunk.size() < kTagBytes)
        return false;
    Bytes tag(kTagBytes);
    if (!seals) {
        tag.assign(chunk.end() - std::ptrdiff_t(kTagBytes), chunk.end());
        chunk.resize(chunk.size() - kTagBytes);
    }
    int done = 0, last = 0;
    std::uint8_t nothing = 0;
    std::uint8_t *const bytes = chunk.empty() ? &nothing : chunk.data();
    bool good = EVP_CipherInit_ex(context, nullptr, nullptr, nullptr, nonce.data(), -1) == 1 &&
                EVP_CipherUpdate(context, nullptr, &done, m_header.data(), int(m_header.size())) == 1 &&
                EVP_CipherUpdate(context, bytes, &done, bytes, int(chunk.size())) == 1;
    if (!seals)
        good = good && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, int(kTagBytes), tag.data()) == 1;
    good = good && EVP_CipherFinal_ex(context, bytes + done, &last) == 1; // GCM leaves nothing for the end
    if (seals) {
        good = good && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, int(kTagBytes), tag.data()) == 1;
        chunk.insert(chunk.end(), tag.begin(), tag.end());
    }
    return good;
}

Sealer::Sealer(const BackupKey &key, const std::string &name, TakeBytes out)
    : m_out(std::move(out)), m_header(newHeader(key)), m_cipher(ChunkCipher::Way::Seal, key, m_header, name)
{
    m_chunk.reserve(kSealedChunk + kTagBytes);
}

base::Status Sealer::write(const std::uint8_t *bytes, std::size_t size)
{
    while (size > 0) {
        if (m_chunk.size() == kSealedChunk) // more follows, so it is not the last
            if (const auto passed = passChunk(false); !passed)
                return passed;
        const auto taken = std::min(size, kSealedChunk - m_chunk.size());
        m_chunk.insert(m_chunk.end(), bytes, bytes + taken);
        bytes += taken;
        size -= taken;
    }
    return {};
}

base::Status Sealer::passChunk(bool isLast)
{
    if (!m_hasBegun)
        if (const auto out = m_out(m_header.data(), m_header.size()); !out)
            return out;
    m_hasBegun = true;
    QCAT_ASSERT(m_cipher.pass(m_chunk, isLast));
    const auto out = m_out(m_chunk.data(), m_chunk.size());
    m_chunk.clear();
    return out;
}

base::Status Sealer::finish()
{
    return passChunk(true);
}

Opener::Opener(const BackupKey &key, std::string name, TakeBytes out) : m_key(key), m_name(std::move(name)), m_out(std::move(out)) {}

base::Status Opener::begin()
{
    if (!std::equal(kMagic.begin(), kMagic.end(), m_waiting.begin()))
        return damaged(m_name, "it is no sealed file of qcat");
    const Bytes header(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(kHeaderBytes));
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(kHeaderBytes));
    if (const auto id = fromHex(m_key.id()); !std::equal(id.begin(), id.end(), header.begin() + std::ptrdiff_t(kMagic.size())))
        return base::Error{std::string(codes::kKey), fmt::format("{} was sealed with another key than {}", m_name, m_key.id())}
            .with("file", m_name)
            .with("detail", "another key than " + m_key.id());
    m_cipher = std::make_unique<ChunkCipher>(ChunkCipher::Way::Open, m_key, header, m_name);
    return {};
}

base::Status Opener::write(const std::uint8_t *bytes, std::size_t size)
{
    m_waiting.insert(m_waiting.end(), bytes, bytes + size);
    if (!m_cipher) {
        if (m_waiting.size() < kHeaderBytes)
            return {};
        if (const auto begun = begin(); !begun)
            return begun;
    }
    constexpr std::size_t kWhole = kSealedChunk + kTagBytes;
    std::size_t used = 0;
    for (; m_waiting.size() - used > kWhole; used += kWhole) { // a whole one and more: not the last
        const auto from = m_waiting.begin() + std::ptrdiff_t(used);
        if (const auto passed = passChunk(Bytes(from, from + std::ptrdiff_t(kWhole)), false); !passed)
            return passed;
    }
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(used));
    return {};
}

base::Status Opener::passChunk(Bytes chunk, bool isLast)
{
    if (!m_cipher->pass(chunk, isLast))
        return damaged(m_name, isLast ? "its end is missing or was altered" : "it was altered, or is another file under this name");
    return m_out(chunk.data(), chunk.size());
}

base::Status Opener::finish()
{
    if (!m_cipher)
        return damaged(m_name, "its beginning is missing");
    return passChunk(std::move(m_waiting), true);
}

} // namespace qcat::backup
