#include "installed_package.h"

#include <QRegularExpression>
#include <QTest>

// What is in the Debian package of this build, and what it asks for.
class TestPackageContent : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_package;

    static QString tool(const char *program, const QStringList &arguments)
    {
        QProcess process;
        process.start(QLatin1String(program), arguments);
        process.waitForFinished(60'000);
        return QString::fromUtf8(process.readAllStandardOutput());
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const auto missing = InstalledPackage::missing(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        QString why;
        m_package = InstalledPackage::make(m_folder.path(), why);
        QVERIFY2(!m_package.isEmpty(), qPrintable(why));
    }

    void it_names_what_it_needs_and_links_no_window()
    {
        const auto needs = tool("dpkg-deb", {QStringLiteral("-f"), m_package, QStringLiteral("Depends")});
        for (const char *library : {"libqt6core6", "libqt6sql6-sqlite", "libpqxx", "libhiredis", "libsystemd0", "adduser"})
            QVERIFY2(needs.contains(QLatin1String(library)), qPrintable(needs));
        for (const char *window : {"libqt6widgets6", "libqt6charts6", "libqt6svg6"})
            QVERIFY2(!needs.contains(QLatin1String(window)), qPrintable(needs));
    }

    void its_files_are_roots_and_lie_where_the_system_looks()
    {
        const auto files = tool("dpkg-deb", {QStringLiteral("-c"), m_package});
        for (const char *file : {"./opt/qcat/bin/qcat", "./opt/qcat/bin/qguard", "./usr/bin/qcat -> /opt/qcat/bin/qcat", "./opt/qcat/scripts/backup.sh", "./opt/qcat/share/qcat/faults/service.dead.yaml",
                                 "./lib/systemd/system/qcat.service", "./lib/systemd/system/qguard.service", "./lib/systemd/system/qcat-backup.timer", "./lib/systemd/system/qcat-upkeep.timer",
                                 "./etc/qcat/config.yaml", "./etc/logrotate.d/qcat", "./etc/polkit-1/rules.d/50-qcat.rules"})
            QVERIFY2(files.contains(QLatin1String(file)), file);
        QVERIFY2(!files.contains(QRegularExpression(QStringLiteral("^.{10} (?!root/root)"), QRegularExpression::MultilineOption)), qPrintable(files));
        QVERIFY(files.contains(QRegularExpression(QStringLiteral("^-rw-r----- root/root .* ./etc/qcat/config.yaml$"), QRegularExpression::MultilineOption)));
    }
};

QTEST_GUILESS_MAIN(TestPackageContent)
#include "tst_package_content.moc"
