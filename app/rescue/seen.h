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
    Waiting, // for a disk or a file server, where no signal reaches it
    NotKnown // which folder is meant is not known
};
// How the last engine of the folder ended, where none holds it.
enum class Ending : std::uint8_t { NotKnown, NeverRan, Died, InOrder };
struct EngineProcess {
    ProcessState state = ProcessState::Absent;
    int pid = 0;
    std::string url;      // where it should answer; empty: not known
    bool answers = false; // /health said something within its time
    std::string answer;   // … why not
    Ending ending = Ending::NotKnown;
};

// One that runs on this machine.
struct EngineHere {
    int pid = 0;
    std::filesystem::path folder; // empty: it is another user's
    std::string url;              // empty: not known
};

struct PortOwner {
    int port = 0; // not known
    bool isTaken = false;
    int pid = 0; // 0: not visible to this user
    std::string program;
};

struct Disk {
    std::filesystem::path folder; // empty: not known
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
    std::vector<EngineHere> enginesHere;     // looked for where the configuration does not say which folder is meant
    domain::Exposure exposure;               // known: the engine says so now; else as last known, with its time, which is invalid where none was left
    std::vector<domain::Incident> incidents; // those that are open
    bool isDeskRead = false;                 // else nothing is known of them
    std::string deskProblem;                 // why they cannot be read
    base::WallTime at;

    bool isFolderKnown() const { return !disk.folder.empty(); }
};

} // namespace qcat::app::rescue
