#include "ack_words.h"

#include <qcat/base/log.h>
#include <qcat/notify/ack_link.h>

namespace qcat::notify
{

namespace
{

constexpr std::size_t kKeyLetters = 15;  // 89 bits: what Aliyun brings back
constexpr std::size_t kMostWords = 20'000;
constexpr base::Duration kLooksForOld = std::chrono::hours(1);

} // namespace

AckWords::AckWords(std::string publicUrl, std::function<std::string(std::size_t)> randomWord,
                   std::function<std::string(const std::string &)> fingerprint, ops::OutboxStore &store, const base::Clock &clock)
    : m_publicUrl(std::move(publicUrl)), m_randomWord(std::move(randomWord)), m_fingerprint(std::move(fingerprint)), m_store(store),
      m_clock(clock)
{
}

base::Status AckWords::load()
{
    auto words = m_store.loadWords();
    if (!words)
        return words.error();
    for (auto &word : *words)
        m_words[word.fingerprint] = std::move(word);
    dropOld();
    return {};
}

std::string AckWords::linkFor(const domain::Delivery &delivery)
{
    if (m_publicUrl.empty())
        return {};
    const auto word = make(delivery, kAckLinkLetters);
    return word.empty() ? word : ackLink(m_publicUrl, word);
}

std::string AckWords::keyFor(const domain::Delivery &delivery)
{
    return make(delivery, kKeyLetters);
}

std::string AckWords::make(const domain::Delivery &delivery, std::size_t letters)
{
    if (!m_randomWord || delivery.contact.empty() || !delivery.incident.isValid())
        return {};
    dropOld();
    if (m_words.size() >= kMostWords && delivery.severity != domain::Severity::P0)
        return {};
    const auto word = m_randomWord(letters);
    const ops::AckWord known{m_fingerprint(word), delivery.incident, delivery.contact, delivery.channel, m_clock.wallNow() + kAckWordGoodFor, {}};
    m_words[known.fingerprint] = known;
    save(known);
    return word;
}

const ops::AckWord *AckWords::find(const std::string &word) const
{
    if (!m_fingerprint || (word.size() != kAckLinkLetters && word.size() != kKeyLetters))
        return nullptr;
    const auto at = m_words.find(m_fingerprint(word));
    return at == m_words.end() ? nullptr : &at->second;
}

void AckWords::takeUp(ops::AckWord word)
{
    if (m_words.contains(word.fingerprint)) // it may have served since
        return;
    save(word);
    m_words[word.fingerprint] = std::move(word);
}

void AckWords::use(const std::string &word)
{
    const auto at = m_words.find(m_fingerprint(word));
    if (at == m_words.end())
        return;
    at->second.usedAt = m_clock.wallNow();
    save(at->second);
}

// Those of the day before are kept a day longer, so that they can be told from words that never were.
void AckWords::dropOld()
{
    const auto now = m_clock.wallNow();
    if (m_lookedForOld.isValid() && now - m_lookedForOld < kLooksForOld)
        return;
    m_lookedForOld = now;
    const auto before = now + -kAckWordGoodFor;
    std::erase_if(m_words, [&](const auto &word) { return word.second.until <= before; });
    if (const auto dropped = m_store.dropWords(before); !dropped)
        log::error("notify", "{}", dropped.error().message);
}

void AckWords::save(const ops::AckWord &word)
{
    if (const auto saved = m_store.saveWord(word); !saved) // good until this process ends, then
        log::error("notify", "{}: a link is not stored: {}", word.incident.value, saved.error().message);
}

} // namespace qcat::notify
