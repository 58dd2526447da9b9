#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

// Lines of small recordings.
namespace recordingtext
{

// JSON with ' for ", which reads better in a source.
inline QByteArray json(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

inline QByteArray line(const QByteArray &frame, int n = 0)
{
    return QByteArray::number(1'723'161'255'000'000'000 + n) + ' ' + frame + '\n';
}

inline QByteArray snapshot()
{
    return line(json("{'lastUpdateId':10,'bids':[['100.50','2']],'asks':[['100.60','1.25']]}"));
}

inline QByteArray diff(int previous, int last, const QByteArray &bids = json("['100.40','3.000']"))
{
    return line(json("{'stream':'btcusdt@depth','data':{'e':'depthUpdate','E':1723161256299,'s':'BTCUSDT','U':") +
                QByteArray::number(previous + 1) + ",\"u\":" + QByteArray::number(last) +
                ",\"pu\":" + QByteArray::number(previous) + ",\"b\":[" + bids + "],\"a\":[]}}");
}

inline QByteArray trade(const QByteArray &price = "100.60", const QByteArray &symbol = "BTCUSDT")
{
    return line(json("{'stream':'x','data':{'e':'trade','E':1723161256322,'s':'") + symbol + json("','t':1,'p':'") +
                price + json("','q':'0.5','X':'MARKET','m':false}}"));
}

inline std::string write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
    return path.toStdString();
}

} // namespace recordingtext
