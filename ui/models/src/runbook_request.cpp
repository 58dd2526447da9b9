#include <qcat/ui_models/runbook_request.h>

#include <QUrl>
#include <QUrlQuery>

namespace qcat::ui
{

namespace
{

const QString kScheme = QStringLiteral("runbook");

// QUrlQuery takes what is not encoded for its own signs.
QString encoded(const std::string &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(QString::fromStdString(text)));
}

} // namespace

QString RunbookRequest::subject() const
{
    QUrlQuery query;
    for (const auto &[name, value] : inputs)
        query.addQueryItem(encoded(name), encoded(value));
    return kScheme + QLatin1Char(':') + QString::fromStdString(runbook) + QLatin1Char('?') +
           query.toString(QUrl::FullyEncoded);
}

std::optional<RunbookRequest> RunbookRequest::fromSubject(const QString &subject)
{
    const QUrl url(subject, QUrl::StrictMode);
    if (url.scheme() != kScheme || url.path().isEmpty())
        return std::nullopt;
    RunbookRequest request{url.path().toStdString(), {}};
    for (const auto &[name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded))
        request.inputs[name.toStdString()] = value.toStdString();
    return request;
}

} // namespace qcat::ui
