#pragma once

#include <QCommandLineParser>

#include <string>
#include <vector>

namespace qcat::app
{

// Every mistake on standard error, with file, line and column. No files: all that ship and the user's folder.
int lintRunbooks(const std::vector<std::string> &files, const QCommandLineParser &parser);
int listRunbooks(const QCommandLineParser &parser);
int showRunbook(const std::string &id, const QCommandLineParser &parser);

} // namespace qcat::app
