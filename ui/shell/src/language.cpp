#include <qcat/ui_shell/language.h>

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

// at namespace scope of none: Q_INIT_RESOURCE declares a function of the resource file
static void loadTexts()
{
    Q_INIT_RESOURCE(qcat_translations);
}

namespace qcat::ui
{

Language::Language(QObject *parent) : QObject(parent)
{
    loadTexts();
}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
}

bool Language::use(const QString &name)
{
    // before the translators: their LanguageChange makes the widgets write numbers again
    QLocale::setDefault(QLocale(name == QLatin1String("zh_CN") ? name : QStringLiteral("en_US")));
    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_ours);
    if (m_qt.load(QStringLiteral("qtbase_") + name, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (!m_ours.load(QStringLiteral(":/translations/qcat_%1.qm").arg(name)))
        return false;
    return QCoreApplication::installTranslator(&m_ours);
}

} // namespace qcat::ui
