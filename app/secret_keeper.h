#pragma once

#include "options.h"

#include <qcat/ui_models/secret_table.h>

#include <QProcess>

namespace qcat::app
{

// The secrets of the console's page: each question is a `qcat secrets` of its own, which gets what it is to write on its standard input.
class SecretKeeper : public ui::SecretDesk
{
public:
    explicit SecretKeeper(const RunOptions &options);
    ~SecretKeeper() override;

    std::vector<ui::SecretRow> secrets() const override { return m_rows; }
    bool isBusy() const override { return m_question.state() != QProcess::NotRunning; }
    void replace(const QString &name, const QString &content, Said said) override;
    void test(const QString &name, Said said) override;

private:
    QStringList words(const QStringList &question) const;
    void ask(const QStringList &question, const QByteArray &input, Said said);
    void list();

    const RunOptions m_options;
    std::vector<ui::SecretRow> m_rows;
    QProcess m_question;
    QProcess m_list;
    Said m_said;
};

} // namespace qcat::app
