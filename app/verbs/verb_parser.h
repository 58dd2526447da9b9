#pragma once

#include <QCommandLineParser>

#include <fmt/format.h>

#include <string>
#include <vector>

namespace qcat::app
{

// False, with the reason on standard error, for options that the verb does not have, a language that nothing is written in, or
// too few or many arguments.
inline bool parseVerb(QCommandLineParser &parser, const std::vector<std::string> &arguments, int fewest, int most)
{
    QStringList list{QStringLiteral("qcat")};
    for (const auto &argument : arguments)
        list << QString::fromStdString(argument);
    if (!parser.parse(list)) {
        fmt::print(stderr, "{}\n", parser.errorText().toStdString());
        return false;
    }
    const auto language = QStringLiteral("language");
    if (parser.optionNames().contains(language) && parser.value(language) != QLatin1String("en") && parser.value(language) != QLatin1String("zh")) {
        fmt::print(stderr, "--language takes en or zh; not '{}'\n", parser.value(language).toStdString());
        return false;
    }
    const auto count = parser.positionalArguments().size();
    if (count >= fewest && count <= most)
        return true;
    const auto words = parser.positionalArguments();
    if (count > most)
        fmt::print(stderr, "'{}' is one word too many; see --help\n", words[most].toStdString());
    else
        fmt::print(stderr, "{} is missing; see --help\n", count == 0 ? "what is to be done" : fmt::format("what stands behind '{}'", words.last().toStdString()));
    return false;
}

} // namespace qcat::app
