#include <qcat/log_spdlog/log_writer.h>

#include <QLoggingCategory>
#include <QString>

#include <cstring>

namespace qcat::log_spdlog
{

namespace
{

log::Level levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return log::Level::Debug;
    case QtInfoMsg:
        return log::Level::Info;
    case QtWarningMsg:
        return log::Level::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        return log::Level::Error;
    }
    return log::Level::Error;
}

void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const bool isNamed = context.category && std::strcmp(context.category, "default") != 0;
    log::write(levelOf(type), isNamed ? context.category : "qt", message.toStdString());
}

} // namespace

void installQtMessageHandler()
{
    qInstallMessageHandler(handle);
}

} // namespace qcat::log_spdlog
