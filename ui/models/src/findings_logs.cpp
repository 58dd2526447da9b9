#include <qcat/ui_models/finding_text.h>

#include <QtGlobal>

namespace qcat::ui
{

namespace
{

constexpr FindingSentence kSentences[] = {
    {"log.damaged", QT_TRANSLATE_NOOP("Finding", "{file} is damaged: {detail}")},
    {"log.cut", QT_TRANSLATE_NOOP("Finding", "{file} was cut: what stood in it is gone")},
    {"log.gone", QT_TRANSLATE_NOOP("Finding", "{file} is not there (any more); waiting for it")},
    {"log.bad_pattern", QT_TRANSLATE_NOOP("Finding", "“{pattern}” cannot be looked for: {detail}")},
    {"log.not_saved", QT_TRANSLATE_NOOP("Finding", "{file} was not written: {detail}")},
    {"log.cancelled", QT_TRANSLATE_NOOP("Finding", "The look at the log was called off")},
};

} // namespace

std::span<const FindingSentence> logFindings()
{
    return kSentences;
}

} // namespace qcat::ui
