#pragma once

#include <qcat/backup/backup_key.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

struct evp_cipher_ctx_st;

// A file that is sealed:
//
//   "QCATSEA1"   8 bytes, the format
//   key id       8 bytes
//   salt        16 bytes, random, of this file alone
//   chunks       each 64 KiB of plain bytes under AES-256-GCM, followed by its tag of 16 bytes; the last one is shorter or as long,
//                and there is always one, be it of 0 bytes
//
// The file's own key is HKDF-SHA256(key, salt, "qcat backup file " + name), so that a file cannot stand in for another. The nonce of a
// chunk is its number (11 bytes, big endian) and a byte that is 1 for the last chunk: what is cut, repeated, left out or put in another
// order does not open. The first 32 bytes are authenticated with every chunk.
namespace qcat::backup
{

inline constexpr std::size_t kSealedChunk = 64 * 1024;

using TakeBytes = std::function<base::Status(const std::uint8_t *bytes, std::size_t size)>;

// AES-256-GCM of one file, chunk after chunk.
class ChunkCipher
{
public:
    enum class Way { Seal, Open };
    ChunkCipher(Way way, const BackupKey &key, const std::vector<std::uint8_t> &header, const std::string &name);
    ~ChunkCipher();
    ChunkCipher(const ChunkCipher &) = delete;
    ChunkCipher &operator=(const ChunkCipher &) = delete;

    // In place; false where it does not open. With its tag behind it, sealed.
    bool pass(std::vector<std::uint8_t> &chunk, bool isLast);

private:
    const Way m_way;
    const std::vector<std::uint8_t> m_header;
    struct Freed {
        void operator()(evp_cipher_ctx_st *context) const;
    };
    std::unique_ptr<evp_cipher_ctx_st, Freed> m_context;
    std::uint64_t m_number = 0;
};

// Seals what is written to it; nothing may be left out after finish(). Holds one chunk in memory.
class Sealer
{
public:
    // `name`: of the file as it will be called.
    Sealer(const BackupKey &key, const std::string &name, TakeBytes out);
    base::Status write(const std::uint8_t *bytes, std::size_t size);
    base::Status finish();

private:
    base::Status passChunk(bool isLast);

    const TakeBytes m_out;
    const std::vector<std::uint8_t> m_header;
    ChunkCipher m_cipher;
    std::vector<std::uint8_t> m_chunk;
    bool m_hasBegun = false;
};

// The other way. What it gives out was authenticated, but only finish() says that it was all. Errors: "backup.key" for another key,
// "backup.damaged" for what does not open: cut, altered, of another name.
class Opener
{
public:
    Opener(const BackupKey &key, std::string name, TakeBytes out);
    base::Status write(const std::uint8_t *bytes, std::size_t size);
    base::Status finish();

private:
    base::Status begin();
    base::Status passChunk(std::vector<std::uint8_t> chunk, bool isLast);

    const BackupKey m_key;
    const std::string m_name;
    const TakeBytes m_out;
    std::unique_ptr<ChunkCipher> m_cipher;
    std::vector<std::uint8_t> m_waiting;
};

} // namespace qcat::backup
