#pragma once

#include <functional>
#include <string>
#include <vector>

namespace qcat::app
{

enum Exit { kGood = 0, kFinding = 1, kUsage = 2, kUnreachable = 3 };

// `qcat NAME …`. `run` gets what follows the name and answers with the exit code.
struct Verb {
    std::string name;
    std::string summary;
    std::string usage; // the whole of `qcat NAME --help`
    std::function<int(const std::vector<std::string> &arguments)> run;
    std::string windowWord = {};  // with this word among the arguments it opens a window
    std::string drawingWord = {}; // with this word among the arguments it makes PDFs: needs fonts
};

const std::vector<Verb> &allVerbs();

// Runs the verb that the first argument names; says its usage for --help.
int runVerb(const std::string &name, const std::vector<std::string> &arguments, int argc, char **argv);
bool isVerb(const std::string &name);
// The verb that `name` may have been meant to be; empty where none is like it.
std::string nearestVerb(const std::string &name);

} // namespace qcat::app
