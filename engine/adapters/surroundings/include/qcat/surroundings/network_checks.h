#pragma once

#include <qcat/ops_ports/check.h>

#include <string>
#include <vector>

// Checks of what is reached over the network. They block until their deadline: each wants a worker of its own.
namespace qcat::surroundings
{

// Several checks as one: the worst decides, the measured numbers of all are kept. Each gets its share of the time.
ops::Check worstOf(std::vector<ops::Check> checks);

// Whether a name resolves and there is a route to its address; nothing is sent.
ops::Check namesAndRoutes(std::vector<std::string> names);
// Answers with a status below 400.
ops::Check url(std::string url);
// The own API as a console would ask it; slow beyond `slowAfter`.
ops::Check ownApi(std::string url, base::Duration slowAfter);

struct CertificateLimits {
    base::Duration warn = std::chrono::hours(720); // left
    base::Duration crit = std::chrono::hours(168);
};
// When a certificate ends: that of a PEM file (its first one), or what the TLS server at host:port shows.
ops::Check certificate(std::string fileOrTarget, CertificateLimits limits = {});

// --- monitoring beside QCAT, each by its base URL
ops::Check prometheus(std::string base);
// Whether Prometheus collects the metrics of the engine that listens on `port`.
ops::Check scrape(std::string base, int port);
ops::Check alertmanager(std::string base);
// Whether the Alertmanager's own count of failed notifications has grown since the look before.
ops::Check alertDelivery(std::string base);
ops::Check grafana(std::string base);

} // namespace qcat::surroundings
