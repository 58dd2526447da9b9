#pragma once

#include <string_view>

// Every code that these checks put into their findings, with the arguments that go with it: what a translation must
// cover.
namespace qcat::surroundings::code
{

inline constexpr std::string_view kProcessOk = "process.ok";                       // used
inline constexpr std::string_view kMemoryNearLimit = "process.memory_near_limit"; // used, limit, share
inline constexpr std::string_view kMemoryAtLimit = "process.memory_at_limit";     // used, limit, share
inline constexpr std::string_view kOomKilled = "process.oom_killed";              // times
inline constexpr std::string_view kFilesOk = "process.files_ok";                  // open, limit
inline constexpr std::string_view kFilesLow = "process.files_low";                // open, limit
inline constexpr std::string_view kFilesExhausted = "process.files_exhausted";    // open, limit
inline constexpr std::string_view kProcessUnreadable = "process.unreadable";      // detail

inline constexpr std::string_view kIoOk = "disk_io.ok";                 // share
inline constexpr std::string_view kIoSlow = "disk_io.slow";             // share
inline constexpr std::string_view kIoStalled = "disk_io.stalled";       // share
inline constexpr std::string_view kIoUnreadable = "disk_io.unreadable"; // detail

inline constexpr std::string_view kClockOk = "system_clock.synchronised";                // offset, source
inline constexpr std::string_view kClockUnsynchronised = "system_clock.unsynchronised"; // source
inline constexpr std::string_view kClockNoService = "system_clock.no_service";          //
inline constexpr std::string_view kClockDrifting = "system_clock.drifting";             // offset, limit
inline constexpr std::string_view kClockOff = "system_clock.off";                       // offset, limit
inline constexpr std::string_view kClockStepped = "system_clock.stepped";               // by
inline constexpr std::string_view kClockUnreadable = "system_clock.unreadable";         // detail

inline constexpr std::string_view kLogWritten = "log.written";        // file, size
inline constexpr std::string_view kLogWriterLost = "log.writer_lost"; // file
inline constexpr std::string_view kLogTooLarge = "log.too_large";     // file, size, limit

inline constexpr std::string_view kBackupOk = "backup.ok";                 // file, age, size
inline constexpr std::string_view kBackupNone = "backup.none";             // folder
inline constexpr std::string_view kBackupStale = "backup.stale";           // file, age, limit
inline constexpr std::string_view kBackupUnproven = "backup.unproven";     // file, age
inline constexpr std::string_view kBackupDamaged = "backup.damaged";       // file
inline constexpr std::string_view kBackupUnreadable = "backup.unreadable"; // folder, detail

inline constexpr std::string_view kOffsiteOk = "backup.offsite_ok";           // file, place, age
inline constexpr std::string_view kOffsiteUnused = "backup.offsite_unused";   // folder
inline constexpr std::string_view kOffsiteStale = "backup.offsite_stale";     // age, limit
inline constexpr std::string_view kOffsiteFailed = "backup.offsite_failed";   // file, place, detail

inline constexpr std::string_view kKeysOk = "keys.ok";           // oldest
inline constexpr std::string_view kKeysOverdue = "keys.overdue"; // file, age, limit

inline constexpr std::string_view kCertificateOk = "certificate.ok";                 // target, left
inline constexpr std::string_view kCertificateExpiring = "certificate.expiring";     // target, left
inline constexpr std::string_view kCertificateSoon = "certificate.expires_soon";     // target, left
inline constexpr std::string_view kCertificateExpired = "certificate.expired";       // target, since
inline constexpr std::string_view kCertificateUnreadable = "certificate.unreadable"; // target, detail

inline constexpr std::string_view kNetworkOk = "network.ok";                    // names
inline constexpr std::string_view kNameUnknown = "network.name_unknown";        // name, detail
inline constexpr std::string_view kNoRoute = "network.no_route";                // name, detail

inline constexpr std::string_view kUrlOk = "url.ok";           // url, latency
inline constexpr std::string_view kUrlStatus = "url.status";   // url, status
inline constexpr std::string_view kUrlTimeout = "url.timeout"; // url, timeout
inline constexpr std::string_view kUrlFailed = "url.failed";   // url, detail

inline constexpr std::string_view kApiOk = "api.ok";         // latency
inline constexpr std::string_view kApiSlow = "api.slow";     // latency, limit
inline constexpr std::string_view kApiSilent = "api.silent"; // detail

inline constexpr std::string_view kPrometheusOk = "prometheus.ok";           // url
inline constexpr std::string_view kPrometheusDown = "prometheus.down";       // url, detail
inline constexpr std::string_view kScrapeOk = "scrape.ok";                   // target
inline constexpr std::string_view kScrapeMissing = "scrape.missing";         // port
inline constexpr std::string_view kScrapeFailing = "scrape.failing";         // target, detail
inline constexpr std::string_view kScrapeUnknown = "scrape.unknown";         // detail
inline constexpr std::string_view kAlertmanagerOk = "alertmanager.ok";       // url
inline constexpr std::string_view kAlertmanagerDown = "alertmanager.down";   // url, detail
inline constexpr std::string_view kDeliveryOk = "alert_delivery.ok";         // sent
inline constexpr std::string_view kDeliveryFails = "alert_delivery.failing"; // failed, integration
inline constexpr std::string_view kDeliveryUnknown = "alert_delivery.unknown"; // detail
inline constexpr std::string_view kGrafanaOk = "grafana.ok";                 // url, version
inline constexpr std::string_view kGrafanaDown = "grafana.down";             // url, detail
inline constexpr std::string_view kGrafanaDatabase = "grafana.database";     // url, state

} // namespace qcat::surroundings::code
