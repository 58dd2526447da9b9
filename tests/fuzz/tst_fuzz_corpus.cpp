#include "targets.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

// Every seed as it is, and then some thousand mutations of each, the same ones in every run.
class TestFuzzCorpus : public QObject
{
    Q_OBJECT

private:
    using Target = void (*)(const std::uint8_t *, std::size_t);

    static void give(Target target, const QByteArray &bytes)
    {
        target(reinterpret_cast<const std::uint8_t *>(bytes.constData()), std::size_t(bytes.size()));
    }
    static QByteArray mutated(QByteArray bytes, QRandomGenerator &random)
    {
        for (int changes = random.bounded(1, 5); changes > 0; --changes) {
            const int at = bytes.isEmpty() ? 0 : random.bounded(int(bytes.size()));
            switch (random.bounded(5)) {
            case 0:
                bytes.truncate(at);
                break;
            case 1:
                bytes.insert(at, char(random.bounded(256)));
                break;
            case 2:
                bytes.remove(at, random.bounded(1, 9));
                break;
            case 3:
                bytes.insert(at, bytes.mid(random.bounded(int(bytes.size()) + 1), 40));
                break;
            default:
                if (!bytes.isEmpty())
                    bytes[at] = char(bytes[at] ^ (1 << random.bounded(8)));
            }
        }
        return bytes;
    }
    static QList<QByteArray> seeds(const QString &folder)
    {
        QList<QByteArray> all;
        const QDir corpus(QStringLiteral(QCAT_SOURCE_DIR "/tests/fuzz/corpus/") + folder);
        for (const QString &name : corpus.entryList(QDir::Files, QDir::Name)) {
            QFile file(corpus.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                all << file.readAll();
        }
        return all;
    }
    static void run(Target target, const QList<QByteArray> &corpus, int mutations)
    {
        QVERIFY(!corpus.isEmpty());
        QRandomGenerator random(17);
        for (const QByteArray &seed : corpus) {
            give(target, seed);
            for (int i = 0; i < mutations; ++i)
                give(target, mutated(seed, random));
        }
    }

private Q_SLOTS:
    void frames_keep_their_promises() { run(fuzzFrame, seeds(QStringLiteral("frame")), 3'000); }
    void recorded_lines_keep_their_promises() { run(fuzzRecordedLine, seeds(QStringLiteral("line")), 3'000); }
    void statements_keep_their_promises() { run(fuzzStatement, seeds(QStringLiteral("statement")), 3'000); }
    void redis_info_keeps_its_promises() { run(fuzzRedisInfo, seeds(QStringLiteral("redis_info")), 3'000); }
    void journal_segments_keep_their_promises()
    {
        QFile kept(QStringLiteral(QCAT_SOURCE_DIR "/tests/data/journal_v1/journal-00000001.qj"));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        run(fuzzJournalSegment, {kept.readAll()}, 1'000);
    }
};

QTEST_APPLESS_MAIN(TestFuzzCorpus)
#include "tst_fuzz_corpus.moc"
