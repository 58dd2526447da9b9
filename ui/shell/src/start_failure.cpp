#include <qcat/ui_shell/start_failure.h>

#include <qcat/ui_models/finding_text.h>

#include <QCoreApplication>

namespace qcat::ui
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("StartFailure", source);
}

// The first argument that names a place.
QString placeOf(const base::Error &error)
{
    for (const auto *name : {"file", "folder", "path", "address", "url", "place"})
        if (const auto value = error.arg(name); !value.empty())
            return QString::fromUtf8(value.data(), qsizetype(value.size()));
    return {};
}

QString nextOf(const base::Error &error)
{
    struct Advice {
        const char *code;
        const char *next;
    };
    static constexpr Advice kAdvice[] = {
        {"config.invalid",
         QT_TRANSLATE_NOOP("StartFailure",
                           "qcat --validate names every mistake with its file and line. Mend them, then start again.")},
        {"data.in_use",
         QT_TRANSLATE_NOOP("StartFailure", "Look at the engine that runs, or end it first. Two engines on one folder "
                                           "would trade against each other.")},
        {"data.unwritable",
         QT_TRANSLATE_NOOP("StartFailure", "Give this user the right to write there, free the disk, or name another "
                                           "folder with --data-dir or app.data_dir.")},
        {"http.listen_failed",
         QT_TRANSLATE_NOOP("StartFailure", "If it is a QCAT, look at it. Otherwise end the program that holds the "
                                           "port, or choose another with --port or server.port.")},
        {"log.unwritable",
         QT_TRANSLATE_NOOP("StartFailure", "Give this user the right to write there, free the disk, or name another "
                                           "file in logging.file.")},
        {"client.bad_url", QT_TRANSLATE_NOOP("StartFailure", "Write the address as http://host:port.")},
    };
    for (const auto &advice : kAdvice)
        if (error.code == advice.code)
            return text(advice.next);
    if (error.code.starts_with("token."))
        return text(QT_TRANSLATE_NOOP("StartFailure", "Run as the user whose engine it is, or name the token file with "
                                                      "--token-file."));
    return text(QT_TRANSLATE_NOOP("StartFailure",
                                  "Read the end of qcat.log in the data folder, mend the cause and start again. "
                                  "Orders that rest at the venue stay there meanwhile."));
}

} // namespace

StartFailure startFailure(const base::Error &error, const QString &dataFolder, const QString &runningAt)
{
    StartFailure failure;
    failure.what = errorText(error);
    failure.where = placeOf(error);
    failure.next = nextOf(error);
    if (const QString own = QString::fromStdString(error.message); own != failure.what)
        failure.details = own;
    failure.dataFolder = dataFolder;
    failure.runningAt = runningAt;
    return failure;
}

} // namespace qcat::ui
