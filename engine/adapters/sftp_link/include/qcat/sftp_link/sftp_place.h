#pragma once

#include <qcat/base/result.h>

#include <string>

namespace qcat::sftp_link
{

// A folder of a server that files are handed to by SFTP, and how one logs in there.
struct SftpPlace {
    std::string host; // "backup.example.com"
    int port = 22;
    std::string user;
    std::string path; // absolute, without a slash at its end
    std::string keyFile;
    std::string knownHostsFile;

    std::string shown() const; // "sftp://backup.example.com:22/qcat"
};

// From sftp://user@host:port/path and the two files, which must be there. Errors: "sftp.address" (url, detail) for anything that is not
// such an address, a password among it, or a key that others may read.
base::Result<SftpPlace> sftpPlace(const std::string &url, const std::string &keyFile, const std::string &knownHostsFile);

} // namespace qcat::sftp_link
