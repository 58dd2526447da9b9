#pragma once

#include <QString>
#include <QStringList>

#include <utility>
#include <variant>
#include <vector>

namespace qcat::report
{

// A report before it has a format: what it says, in order. PDF and Markdown are two ways to draw it.
struct Paragraph {
    QString text;
};
struct Bullets {
    QStringList items;
};
struct Facts {
    std::vector<std::pair<QString, QString>> rows;
}; // name, value
struct Table {
    QStringList header;
    std::vector<int> widths; // percent of the page
    std::vector<QStringList> rows;
};
struct Preformatted {
    QString text;
};

using Block = std::variant<Paragraph, Bullets, Facts, Table, Preformatted>;

struct Section {
    QString heading;
    int level = 2;
    std::vector<Block> blocks;
};

struct Document {
    QString title;
    QString subtitle;
    QString footer; // on every page, before its number
    QString pageOf; // "page %1 of %2"
    std::vector<Section> sections;
};

} // namespace qcat::report
