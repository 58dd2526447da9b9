#include <qcat/ui_models/finding_text.h>

#include <QtGlobal>

namespace qcat::ui
{

namespace
{

constexpr FindingSentence kSentences[] = {
    {"engine.stopping", QT_TRANSLATE_NOOP("Finding", "The engine is stopping and takes no more commands")},
};

} // namespace

std::span<const FindingSentence> tradingFindings()
{
    return kSentences;
}

} // namespace qcat::ui
