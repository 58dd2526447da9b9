#include "connection.h"

#include <qcat/ops_store/sqlite_ops_store.h>

namespace qcat::ops_store
{

namespace
{

QString compact(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

class SqliteOutbox : public ops::OutboxStore
{
public:
    explicit SqliteOutbox(Connection &connection) : m_connection(connection) {}

    base::Status commit(const std::vector<ops::Page> &pages, const std::vector<domain::Delivery> &deliveries) override
    {
        return m_connection.transact([&]() -> base::Status {
            for (const auto &page : pages)
                if (auto saved = m_connection.run("INSERT OR REPLACE INTO pages VALUES (?,?,?,?)",
                                                  {qt(page.incident.value), int(page.over), qint64(page.startedAt.ns), compact(toJson(page))});
                    !saved)
                    return saved.error();
            for (const auto &delivery : deliveries)
                if (auto saved = m_connection.run("INSERT OR REPLACE INTO deliveries VALUES (?,?,?,?)",
                                                  {qt(delivery.id.value), qint64(delivery.endedAt.ns), qint64(delivery.createdAt.ns),
                                                   compact(toJson(delivery))});
                    !saved)
                    return saved.error();
            return {};
        });
    }

    base::Result<std::vector<ops::Page>> loadPages(int newestOver) override
    {
        return m_connection.documents<ops::Page>(
            QStringLiteral("SELECT incident, document FROM pages WHERE over = 0 UNION ALL SELECT * FROM"
                           " (SELECT incident, document FROM pages WHERE over = 1 ORDER BY started_at DESC LIMIT ?)"),
            {newestOver}, pageOf);
    }

    base::Result<std::vector<domain::Delivery>> loadDeliveries(int newestEnded) override
    {
        return m_connection.documents<domain::Delivery>(
            QStringLiteral("SELECT id, document FROM (SELECT id, document, created_at FROM deliveries WHERE ended_at = 0 UNION ALL"
                           " SELECT * FROM (SELECT id, document, created_at FROM deliveries WHERE ended_at > 0"
                           " ORDER BY ended_at DESC LIMIT ?)) ORDER BY created_at"),
            {newestEnded}, deliveryOf);
    }

    base::Status saveNote(const std::string &key, const std::string &value) override
    {
        auto saved = m_connection.run("INSERT OR REPLACE INTO notes VALUES (?,?)", {qt(key), qt(value)});
        return saved ? base::Status() : base::Status(saved.error());
    }

    base::Result<std::map<std::string, std::string>> loadNotes() override
    {
        auto query = m_connection.run("SELECT key, value FROM notes");
        if (!query)
            return query.error();
        std::map<std::string, std::string> notes;
        while (query->next())
            notes[query->value(0).toString().toStdString()] = query->value(1).toString().toStdString();
        return notes;
    }

    base::Status saveWord(const ops::AckWord &word) override
    {
        auto saved = m_connection.run("INSERT OR REPLACE INTO ack_words VALUES (?,?,?,?,?,?)",
                                      {qt(word.fingerprint), qt(word.incident.value), qt(word.contact), qt(word.channel),
                                       qint64(word.until.ns), qint64(word.usedAt.ns)});
        return saved ? base::Status() : base::Status(saved.error());
    }

    base::Result<std::vector<ops::AckWord>> loadWords() override
    {
        auto query = m_connection.run("SELECT fingerprint, incident, contact, channel, until, used_at FROM ack_words");
        if (!query)
            return query.error();
        std::vector<ops::AckWord> words;
        const auto text = [&](int column) { return query->value(column).toString().toStdString(); };
        while (query->next())
            words.push_back({text(0), {text(1)}, text(2), text(3), {query->value(4).toLongLong()}, {query->value(5).toLongLong()}});
        return words;
    }

    base::Status dropWords(base::WallTime before) override
    {
        auto dropped = m_connection.run("DELETE FROM ack_words WHERE until <= ?", {qint64(before.ns)});
        return dropped ? base::Status() : base::Status(dropped.error());
    }

private:
    Connection &m_connection;
};

} // namespace

std::unique_ptr<ops::OutboxStore> SqliteOpsStore::outbox()
{
    return std::make_unique<SqliteOutbox>(*m_connection);
}

} // namespace qcat::ops_store
