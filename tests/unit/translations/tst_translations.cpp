#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace
{

struct Message {
    QString context;
    QString source;
    QString comment;
    QStringList translations;
    bool isFinished = true;
};

QString keyOf(const Message &m)
{
    return m.context + QLatin1String(" | ") + m.source + QLatin1String(" | ") + m.comment;
}

QList<Message> messagesOf(const QString &path)
{
    QFile file(path);
    QList<Message> all;
    if (!file.open(QIODevice::ReadOnly))
        return all;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            all.append({context, {}, {}, {}, true});
        else if (xml.name() == QLatin1String("source"))
            all.last().source = xml.readElementText();
        else if (xml.name() == QLatin1String("comment"))
            all.last().comment = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            all.last().isFinished = !xml.attributes().hasAttribute(QLatin1String("type"));
            all.last().translations << xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        }
    }
    return all;
}

QString file(const char *name)
{
    return QStringLiteral(QCAT_SOURCE_DIR "/translations/") + QLatin1String(name);
}

// %1, %n and {name}: what a translation must not lose.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%[0-9n]|\\{[a-z_]+\\}"));
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        found << match.next().captured();
    found.sort();
    return found;
}

} // namespace

// Chinese is complete: no text of the sources may be missing from the .ts, none unfinished, none without its
// placeholders.
class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_text_of_the_sources_is_translated()
    {
        QTemporaryDir folder;
        const QString fresh = folder.filePath(QStringLiteral("fresh_zh_CN.ts"));
        const QString root = QStringLiteral(QCAT_SOURCE_DIR);
        QProcess lupdate;
        lupdate.start(QStringLiteral(QCAT_LUPDATE),
                      {root + QLatin1String("/ui"), root + QLatin1String("/engine/report"),
                       root + QLatin1String("/app"), QStringLiteral("-silent"), QStringLiteral("-ts"), fresh});
        QVERIFY2(lupdate.waitForFinished(50'000), "lupdate did not finish");
        QCOMPARE(lupdate.exitCode(), 0);

        QSet<QString> known;
        for (const Message &m : messagesOf(file("qcat_zh_CN.ts")))
            known << keyOf(m);
        const auto wanted = messagesOf(fresh);
        QVERIFY2(wanted.size() > 200, "lupdate found hardly any text: wrong folders?");
        QStringList missing;
        for (const Message &m : wanted)
            if (!known.contains(keyOf(m)))
                missing << keyOf(m);
        QVERIFY2(missing.isEmpty(), qPrintable(QStringLiteral("run update_translations and translate:\n") +
                                               missing.join(QLatin1Char('\n'))));
    }

    void no_entry_is_unfinished_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("zh_CN") << QStringLiteral("qcat_zh_CN.ts");
        QTest::newRow("en") << QStringLiteral("qcat_en.ts");
    }
    void no_entry_is_unfinished()
    {
        QFETCH(QString, name);
        QStringList open;
        const auto all = messagesOf(file(qPrintable(name)));
        QVERIFY(!all.isEmpty());
        for (const Message &m : all)
            if (!m.isFinished || m.translations.join(QString()).isEmpty())
                open << keyOf(m);
        QVERIFY2(open.isEmpty(), qPrintable(open.join(QLatin1Char('\n'))));
    }

    void no_translation_loses_a_placeholder()
    {
        QStringList wrong;
        for (const Message &m : messagesOf(file("qcat_zh_CN.ts")))
            for (const QString &translation : m.translations)
                if (placeholders(translation) != placeholders(m.source))
                    wrong << keyOf(m) + QLatin1String(" -> ") + translation;
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }
};

QTEST_APPLESS_MAIN(TestTranslations)
#include "tst_translations.moc"
