#pragma once

#include "http_peer.h"

#include <QFile>
#include <QString>

// A configuration that calls one person by a webhook of the test.
inline QString alertConfig(const QString &path, const HttpPeer &peer)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write a configuration");
    file.write(("alerting:\n"
                "  channels:\n"
                "    - {name: hook, kind: webhook, url: \"" + peer.url() + "\", private_hosts: true}\n"
                "  contacts:\n"
                "    - {name: alice, channels: [hook]}\n"
                "  schedules:\n"
                "    - {name: primary, rotation: [alice]}\n"
                "  escalations:\n"
                "    - name: all\n"
                "      severities: [P0, P1, P2, P3]\n"
                "      steps:\n"
                "        - {after: 0s, notify: [\"schedule:primary\"]}\n"
                "        - {after: 5m, notify: [\"contact:alice\"]}\n").c_str());
    return path;
}

inline int timesTold(const HttpPeer &peer, const char *text)
{
    int times = 0;
    for (const auto &request : peer.requests())
        times += request.body.find(text) != std::string::npos;
    return times;
}
