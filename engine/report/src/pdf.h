#pragma once

#include "document.h"

#include <qcat/base/result.h>

#include <QByteArray>
#include <QIODevice>

#include <memory>

namespace qcat::report
{

// Documents one after the other, each from a page of its own, with its footer and the number on every page; A4. Written to `out`, which
// outlives it, as they come. Needs a QGuiApplication (fonts); any of its platforms does, "offscreen" too.
class PdfBook
{
public:
    // "report.pdf_needs_gui"
    static base::Result<std::unique_ptr<PdfBook>> begin(QIODevice &out, const QString &title);
    ~PdfBook();

    void add(const Document &document);
    // Nothing comes behind it.
    void end();

private:
    struct Parts;
    explicit PdfBook(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

// One document by itself.
base::Result<QByteArray> toPdf(const Document &document);

} // namespace qcat::report
