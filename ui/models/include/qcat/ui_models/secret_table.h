#pragma once

#include <qcat/ui_models/snapshot_table_model.h>

#include <functional>
#include <memory>
#include <vector>

namespace qcat::ui
{

// A secret that the configuration names: where it stands and how old it is. What it holds is nowhere in this window.
struct SecretRow {
    QString name;
    QString file; // empty: it stands in the configuration itself
    QString age;
    bool isOverdue = false;
    QString problem;
    bool operator==(const SecretRow &) const = default;
};
struct SecretRowKey {
    QString operator()(const SecretRow &row) const { return row.name; }
};
using SecretModel = SnapshotTableModel<SecretRow, SecretRowKey>;

std::unique_ptr<SecretModel> makeSecretModel();

// The secrets behind the page; made by the program. One question at a time; the answers come on the main thread. Main thread.
class SecretDesk
{
public:
    struct Answer {
        bool isGood = false;
        QString said; // in the words of the command line
    };
    using Said = std::function<void(const Answer &)>;

    virtual ~SecretDesk() = default;
    virtual std::vector<SecretRow> secrets() const = 0;
    virtual bool isBusy() const = 0;
    virtual void replace(const QString &name, const QString &content, Said said) = 0;
    virtual void test(const QString &name, Said said) = 0;
    std::function<void()> onChanged = {};
};

} // namespace qcat::ui
