#pragma once

#include <qcat/api/log_reader.h>

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace qcat::ui
{

// What is read: the engine's own log, a file, a folder; with its rotated files or without; and where in it to look.
class SourceBar : public QWidget
{
    Q_OBJECT

public:
    // `ownLog`: empty where it lies elsewhere.
    explicit SourceBar(QString ownLog, QWidget *parent = nullptr);

    bool withRotated() const;
    void setWithRotated(bool with);
    void setAtEnd(bool atEnd);
    void addTool(QWidget *tool);
    void focusTime();
    void askSave();
    void retranslate();

Q_SIGNALS:
    void chosen(const QStringList &paths);
    void rotatedChanged();
    void atEndWanted(bool atEnd);
    void timeWanted(const QString &text);
    void saveWanted(const QString &file);

private:
    void askFile();
    void askFolder();

    const QString m_ownLog;
    QPushButton *m_own, *m_file, *m_folder, *m_save;
    QCheckBox *m_rotated, *m_atEnd;
    QLineEdit *m_time;
};

} // namespace qcat::ui
