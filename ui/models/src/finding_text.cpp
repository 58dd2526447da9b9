#include <qcat/ui_models/finding_text.h>

#include <QCoreApplication>
#include <QLocale>

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
        for (const auto &table : {tradingFindings(), opsFindings(), serverFindings()})
            for (const FindingSentence &row : table)
                map.emplace(row.code, row.sentence);
        return map;
    }();
    return all;
}

// Empty where the sentence names an argument that is not there.
std::optional<QString> fill(const QString &sentence, const std::vector<base::Error::Arg> &args)
{
    QString text = sentence;
    for (const auto &arg : args)
        text.replace(QLatin1Char('{') + QString::fromStdString(arg.name) + QLatin1Char('}'),
                     QString::fromStdString(arg.value));
    const qsizetype open = sentence.indexOf(QLatin1Char('{'));
    if (open < 0)
        return text;
    for (qsizetype at = open; at >= 0; at = sentence.indexOf(QLatin1Char('{'), at + 1)) {
        const std::string name = sentence.mid(at + 1, sentence.indexOf(QLatin1Char('}'), at) - at - 1).toStdString();
        if (std::none_of(args.begin(), args.end(), [&](const auto &arg) { return arg.name == name; }))
            return std::nullopt;
    }
    return text;
}

QString sentenceText(const std::string &code, const std::vector<base::Error::Arg> &args, const std::string &fallback)
{
    if (const char *sentence = sentenceOf(code))
        if (const auto text = fill(QCoreApplication::translate("Finding", sentence), args))
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
