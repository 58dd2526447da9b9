#pragma once

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sched.h>
#include <string>
#include <sys/mount.h>

// A small disk of this test's own, that nobody else sees and that goes with the process.
class SmallDisk
{
public:
    // Before the process has a second thread: what is mounted from then on is seen by it and by what it starts, and by nobody else.
    static void leaveTheMachine()
    {
        if (::unshare(CLONE_NEWNS) == 0)
            ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
    }

    explicit SmallDisk(const std::string &path, const std::string &size = "4m") : m_path(path)
    {
        std::filesystem::create_directories(m_path);
        m_mounted = ::mount("tmpfs", m_path.c_str(), "tmpfs", 0, ("size=" + size).c_str()) == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_path.c_str(), MNT_DETACH);
    }
    bool isMounted() const { return m_mounted; }
    const std::string &path() const { return m_path; }

    void fill() const
    {
        std::ofstream filler(m_path + "/filler", std::ios::binary);
        const std::string block(4'096, 'x');
        while (filler.write(block.data(), std::streamsize(block.size())).flush())
            ;
    }
    void empty() const { std::remove((m_path + "/filler").c_str()); }

private:
    const std::string m_path;
    bool m_mounted = false;
};
