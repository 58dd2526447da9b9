#include <qcat/ui_models/finding_text.h>

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace qcat::ui
{

namespace
{

using Sentences = std::unordered_map<std::string_view, const char *>;

const Sentences &sentences()
{
    static const Sentences all = [] {
        Sentences map;
        for (const auto &table : {tradingFindings(), engineFindings(), opsFindings(), callingFindings(), serverFindings(), stepFindings(), watchFindings(), keepingFindings(), logFindings(), postgresFindings()})
            for (const FindingSentence &row : table)
                map.emplace(row.code, row.sentence);
        return map;
    }();
    return all;
}

// {name} → its argument, in one pass: an argument is never read as a sentence. Empty where one is missing.
std::optional<QString> fill(const QString &sentence, std::vector<base::Error::Arg> args, const std::string &text)
{
    args.push_back({"text", text}); // after its own arguments: the first of a name counts
    QString filled;
    qsizetype done = 0;
    for (qsizetype open = sentence.indexOf(QLatin1Char('{')); open >= 0;
         open = sentence.indexOf(QLatin1Char('{'), done)) {
        const qsizetype close = sentence.indexOf(QLatin1Char('}'), open);
        const std::string name = sentence.mid(open + 1, close - open - 1).toStdString();
        const auto arg = std::find_if(args.begin(), args.end(), [&](const auto &a) { return a.name == name; });
        if (arg == args.end())
            return std::nullopt;
        filled += sentence.mid(done, open - done) + QString::fromStdString(arg->value);
        done = close + 1;
    }
    return filled + sentence.mid(done);
}

QString sentenceText(const std::string &code, const std::vector<base::Error::Arg> &args, const std::string &fallback)
{
    if (const char *sentence = sentenceOf(code))
        if (const auto text = fill(QCoreApplication::translate("Finding", sentence), args, fallback))
            return *text;
    return QString::fromStdString(fallback.empty() ? code : fallback);
}

} // namespace

const char *sentenceOf(std::string_view code)
{
    const auto found = sentences().find(code);
    return found == sentences().end() ? nullptr : found->second;
}

QString findingText(const domain::Finding &finding)
{
    return sentenceText(finding.code, finding.args, finding.text);
}

QString errorText(const base::Error &error)
{
    return sentenceText(error.code, error.args, error.message);
}

QString localText(const domain::LocalText &text)
{
    const bool chinese = QLocale().language() == QLocale::Chinese;
    const std::string &wanted = chinese ? text.zh : text.en;
    return QString::fromStdString(wanted.empty() ? (chinese ? text.en : text.zh) : wanted);
}

} // namespace qcat::ui
