#pragma once

#include <QStorageInfo>
#include <QTemporaryDir>

// A folder in memory where the machine has room there, else among the temporary files: for tests that kill processes. What a process has
// written is there after its death whether it was on a disk or not, and waiting for the disk is what such a test would do most.
class MemoryFolder : public QTemporaryDir
{
public:
    MemoryFolder() : QTemporaryDir(pattern()) {}

private:
    static QString pattern()
    {
        constexpr qint64 kRoom = 1 << 30;
        const QStorageInfo memory(QStringLiteral("/dev/shm"));
        const bool isUsable = memory.isReady() && memory.fileSystemType() == "tmpfs" && !memory.isReadOnly() && memory.bytesAvailable() > kRoom;
        return isUsable ? QStringLiteral("/dev/shm/qcat-test-XXXXXX") : QDir::tempPath() + QStringLiteral("/qcat-test-XXXXXX");
    }
};
