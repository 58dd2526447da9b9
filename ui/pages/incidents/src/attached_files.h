#pragma once

#include <qcat/domain/attachment.h>
#include <qcat/ui_widgets/page.h>

#include <functional>

class QLabel;
class QPushButton;
class QTableWidget;

namespace qcat::ui
{

// The files of one incident: which there are, one more from this machine, one of them saved here. Files are read and written beside the
// window's thread.
class AttachedFiles : public QWidget
{
    Q_OBJECT

public:
    AttachedFiles(const PageContext &context, QWidget *parent = nullptr);

    void show(const domain::Incident &incident);
    int count() const { return int(m_files.size()); }
    void retranslate();

    // How a file is chosen; tests choose by themselves.
    using ChoosePath = std::function<QString(const QString &proposed)>;
    void setChoosers(ChoosePath toAttach, ChoosePath toSave);

private:
    void showFiles();
    void attach();
    void submit(const QString &name, std::string bytes);
    void save();
    void write(const QString &path, std::string bytes);
    void say(const QString &sentence);

    PageContext m_context;
    QTableWidget *m_table;
    QPushButton *m_attach;
    QPushButton *m_save;
    QLabel *m_said;
    QLabel *m_nothing; // what would be here
    ChoosePath m_toAttach;
    ChoosePath m_toSave;
    domain::IncidentId m_incident;
    std::vector<domain::Attachment> m_files;
};

} // namespace qcat::ui
