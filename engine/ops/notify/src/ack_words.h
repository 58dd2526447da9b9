#pragma once

#include <qcat/base/clock.h>
#include <qcat/domain/notification.h>
#include <qcat/ops_ports/outbox_store.h>

#include <functional>
#include <map>
#include <string>

namespace qcat::notify
{

// By what people acknowledge without a token: words in links, and those that a phone's report of a pressed key brings back. Each is for one
// person and one incident, good once and for a day; kept is its fingerprint only. Every attempt of a message has one of its own: of the
// earlier one nobody knows for certain that it did not arrive.
class AckWords
{
public:
    AckWords(std::string publicUrl, std::function<std::string(std::size_t)> randomWord, std::function<std::string(const std::string &)> fingerprint,
             ops::OutboxStore &store, const base::Clock &clock);

    base::Status load();
    // Empty where there is no public_url, and for a channel's own audience: nobody in it is known.
    std::string linkFor(const domain::Delivery &delivery);
    std::string keyFor(const domain::Delivery &delivery);
    // One that a watcher beside the desk has given; what is known already is left as it is.
    void takeUp(ops::AckWord word);
    // Null: nobody was given it.
    const ops::AckWord *find(const std::string &word) const;
    void use(const std::string &word);

private:
    std::string make(const domain::Delivery &delivery, std::size_t letters);
    void dropOld();
    void save(const ops::AckWord &word);

    const std::string m_publicUrl;
    const std::function<std::string(std::size_t)> m_randomWord;
    const std::function<std::string(const std::string &)> m_fingerprint;
    ops::OutboxStore &m_store;
    const base::Clock &m_clock;
    std::map<std::string, ops::AckWord> m_words; // by fingerprint
    base::WallTime m_lookedForOld;
};

} // namespace qcat::notify
