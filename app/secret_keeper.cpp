#include "secret_keeper.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace qcat::app
{

namespace
{

constexpr int kEndWithin = 5'000;

} // namespace

SecretKeeper::SecretKeeper(const RunOptions &options) : m_options(options)
{
    m_question.setProcessChannelMode(QProcess::MergedChannels);
    QObject::connect(&m_question, &QProcess::finished, &m_question, [this](int code) {
        const auto said = std::exchange(m_said, {});
        if (said)
            said({code == 0, QString::fromUtf8(m_question.readAll()).trimmed()});
        list();
    });
    QObject::connect(&m_list, &QProcess::finished, &m_list, [this] {
        m_rows.clear();
        for (const auto &each : QJsonDocument::fromJson(m_list.readAllStandardOutput()).array()) {
            const auto row = each.toObject();
            m_rows.push_back({row[QStringLiteral("name")].toString(), row[QStringLiteral("file")].toString(), row[QStringLiteral("age")].toString(),
                              row[QStringLiteral("overdue")].toBool(), row[QStringLiteral("problem")].toString()});
        }
        if (onChanged)
            onChanged();
    });
    list();
}

SecretKeeper::~SecretKeeper()
{
    for (auto *process : {&m_question, &m_list}) {
        process->disconnect();
        process->terminate();
        if (process->state() != QProcess::NotRunning && !process->waitForFinished(kEndWithin))
            process->kill();
    }
}

QStringList SecretKeeper::words(const QStringList &question) const
{
    auto all = QStringList{QStringLiteral("secrets")} + question;
    if (!m_options.configFile.empty())
        all << QStringLiteral("--config") << QString::fromStdString(m_options.configFile);
    if (!m_options.dataDir.empty())
        all << QStringLiteral("--data-dir") << QString::fromStdString(m_options.dataDir);
    return all;
}

void SecretKeeper::list()
{
    if (m_list.state() == QProcess::NotRunning)
        m_list.start(QCoreApplication::applicationFilePath(), words({QStringLiteral("list"), QStringLiteral("--json")}));
}

void SecretKeeper::ask(const QStringList &question, const QByteArray &input, Said said)
{
    if (isBusy())
        return;
    m_said = std::move(said);
    m_question.start(QCoreApplication::applicationFilePath(), words(question));
    m_question.write(input);
    m_question.closeWriteChannel();
}

void SecretKeeper::replace(const QString &name, const QString &content, Said said)
{
    ask({QStringLiteral("set"), name}, content.toUtf8() + '\n', std::move(said));
}

void SecretKeeper::test(const QString &name, Said said)
{
    ask({QStringLiteral("test"), name}, {}, std::move(said));
}

} // namespace qcat::app
