#pragma once

#include <qcat/domain/config.h>
#include <qcat/domain/exposure.h>
#include <qcat/domain/incident.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace qcat::app::rescue
{

// The process that holds the data folder.
enum class ProcessState : std::uint8_t {
    Absent,  // nobody holds it
    Running, // by what the kernel says; whether it answers is another question
    Frozen,  // SIGSTOP, or a debugger
    Waiting  // for a disk or a file server, where no signal reaches it
};
struct EngineProcess {
    ProcessState state = ProcessState::Absent;
    int pid = 0;
    bool answers = false;        // /health said something within its time
    std::string answer;          // … why not
    bool hasLeftOrderly = false; // absent, and it said goodbye
};

struct PortOwner {
    int port = 0;
    bool isTaken = false;
    int pid = 0; // 0: not visible to this user
    std::string program;
};

struct Disk {
    std::filesystem::path folder;
    std::uint64_t freeBytes = 0;
    std::uint64_t totalBytes = 0;
    std::string problem; // why nothing can be written there; empty: it can
};

// What of an installation can be seen from outside. Nothing of it needs the engine; whatever could not be read says so,
// and is no zero.
struct Seen {
    std::string configFile; // empty: none, the defaults
    std::vector<std::string> configMistakes;
    domain::Environment environment = domain::Environment::Paper;
    EngineProcess engine;
    PortOwner port;
    Disk disk;
    domain::Exposure exposure;               // as last known, with its time; the time is invalid where none was left
    std::vector<domain::Incident> incidents; // those that are open
    std::string deskProblem;                 // why they cannot be read
    base::WallTime at;
};

} // namespace qcat::app::rescue
