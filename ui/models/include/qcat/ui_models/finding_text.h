#pragma once

#include <qcat/domain/health.h>

#include <QString>

#include <span>

namespace qcat::ui
{

// The sentence of a Finding or Error in the chosen language: by its code, with its arguments by name in {braces}. A
// {text} is the engine's own English text where no argument has that name. A code that no table has, or an argument that is missing, gives the engine's English text.
QString findingText(const domain::Finding &finding);
QString errorText(const base::Error &error);
// The language that is chosen; the other one where it is empty.
QString localText(const domain::LocalText &text);

struct FindingSentence {
    const char *code;
    const char *sentence; // QT_TRANSLATE_NOOP("Finding", "…")
};

// One table an area, each in a file of its own; finding_text.cpp lists them.
std::span<const FindingSentence> tradingFindings();
std::span<const FindingSentence> engineFindings();  // the engine about itself
std::span<const FindingSentence> opsFindings();     // the incident desk
std::span<const FindingSentence> callingFindings(); // people, channels, messages
std::span<const FindingSentence> serverFindings();  // probes and actions
std::span<const FindingSentence> stepFindings();    // what the steps of runbooks find and do
std::span<const FindingSentence> watchFindings();    // what surrounds QCAT, alerts of others
std::span<const FindingSentence> keepingFindings();  // backups, upkeep, the live licence
std::span<const FindingSentence> logFindings();      // log files as they are read
std::span<const FindingSentence> postgresFindings(); // diagnostics, advice, sessions, privileges

// The sentence of a code as written in English; null where there is none.
const char *sentenceOf(std::string_view code);

} // namespace qcat::ui
