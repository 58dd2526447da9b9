#pragma once

#include "options.h"

#include <qcat/domain/config.h>
#include <qcat/ui_models/drill_table.h>

#include <QProcess>

#include <filesystem>

namespace qcat::app
{

// The drill range of the console's page: each drill is a `qcat drill run` of its own, whose reports lie in the data folder.
class DrillRunner : public ui::DrillDesk
{
public:
    DrillRunner(const RunOptions &options, const domain::Config &config);
    ~DrillRunner() override;

    std::vector<ui::DrillRow> drills() const override;
    bool isRunning() const override { return m_process.state() != QProcess::NotRunning; }
    bool canOpenConsole() const override { return isRunning() && !m_attach.isEmpty(); }
    void openConsole() override;
    void start(const QString &name, bool byRunbook) override;
    void giveUp() override;
    QString report(const QString &name) const override;
    QString refusal() const override { return m_refusal; }

private:
    void readOutput();
    void ended();
    void changed() const;

    const RunOptions m_options;
    const std::filesystem::path m_reports;
    std::vector<ui::DrillRow> m_drills; // as there are, without results
    QProcess m_process;
    QString m_name; // of the one that runs
    QString m_said;
    QString m_refusal;
    QStringList m_attach; // the command line of its console, once it is broken
};

} // namespace qcat::app
