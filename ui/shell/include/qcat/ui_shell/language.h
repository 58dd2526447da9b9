#pragma once

#include <QObject>
#include <QString>
#include <QTranslator>

namespace qcat::ui
{

// The language of every text and number in the application; switching reaches every widget as a LanguageChange event.
class Language : public QObject
{
    Q_OBJECT

public:
    explicit Language(QObject *parent = nullptr);
    ~Language() override;

    // "en" or "zh_CN". False where its texts are not in the program; then English stays.
    bool use(const QString &name);

private:
    QTranslator m_ours;
    QTranslator m_qt; // buttons and menus of Qt itself
};

} // namespace qcat::ui
