#pragma once

#include "guard_record.h"

#include <qcat/domain/config.h>
#include <qcat/domain/notification.h>

#include <string>
#include <vector>

namespace qcat::qguard
{

// What is told when qcat does not answer: an incident in qguard's record, a message to everybody whom a P0 would reach, by the first of their
// channels that takes it; and to whoever was told, when it answers again.
class Alarm
{
public:
    // Of the qcat that is started with this configuration and works in this folder.
    Alarm(const std::string &configFile, const std::string &dataDir);

    // Whether one was raised by an earlier run of qguard and has not ended.
    bool resume() { return m_record.resume(); }
    // `silentSince`: when it answered last.
    void raise(const domain::Config &config, const std::string &why, base::WallTime silentSince);
    void repeat(const domain::Config &config, const std::string &why);
    void clear(const domain::Config &config);
    // Writes what could not be written before.
    void flush() { m_record.flush(); }

private:
    struct Words
    {
        domain::MessageKind kind;
        domain::LocalText subject;
        domain::LocalText body;
    };
    void call(const domain::Config &config, const Words &words, const std::vector<std::string> &contacts, const std::vector<std::string> &channels);
    std::string linkFor(const std::string &contact, const domain::ChannelConfig &channel, const std::string &publicUrl);
    bool send(const domain::Config &config, const Words &words, const std::string &contact, const std::string &channel);

    const std::string m_exposureFile;
    const std::string m_rescue; // the command that goes on from the message, for that qcat
    GuardRecord m_record;
};

} // namespace qcat::qguard
