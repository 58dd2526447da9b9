#pragma once

#include <qcat/ui_models/engine_model.h>
#include <qcat/ui_widgets/appearance.h>

#include <QWidget>

#include <functional>

class QLabel;
class QSettings;
class QVBoxLayout;

namespace qcat::ui
{

// What every page is built with. All of it outlives the pages.
struct PageContext {
    EngineModel &engine;
    Appearance &look;
    QSettings &settings; // columns, splitters: what is remembered
};

// One page of the window: a title that says the state in words, a line of detail, then the content. A page works only
// while it is seen: refresh() is called on show, on every snapshot and tick while visible and not paused.
class Page : public QWidget
{
    Q_OBJECT

public:
    // `id` is the object name and the word of navigation ("overview", "incidents" …).
    Page(const PageContext &context, const QString &id, QWidget *parent = nullptr);

    QString id() const { return objectName(); }
    // What the navigation shows.
    virtual QString navigationTitle() const = 0;
    // F1: what this page is for and its keys, a few sentences.
    virtual QString helpText() const = 0;
    // A number beside the navigation title; zero: none. Asked on every snapshot, also while the page is hidden.
    virtual int badge() const { return 0; }
    // Shows one thing of the page: an incident id, a symbol. Called by the shell for openRequested().
    virtual void open(const QString &subject) { Q_UNUSED(subject) }
    // `/`: gives the focus to the page's filter, where it has one.
    virtual void focusFilter() {}

    // Space: what is on the screen stands still; the title says so.
    void setPaused(bool paused);
    bool isPaused() const { return m_paused; }
    // F5.
    void refreshNow();

    QString verdict() const;

Q_SIGNALS:
    // Another page, and what to show there.
    void openRequested(const QString &pageId, const QString &subject);

protected:
    // Brings what is shown in line with the engine's snapshot. Cheap when nothing changed.
    virtual void refresh() = 0;
    // Sets every text that does not come from refresh(); called once before the first show and at a change of language.
    virtual void retranslate() = 0;

    EngineModel &engine() const { return m_context.engine; }
    Appearance &look() const { return m_context.look; }
    QSettings &settings() const { return m_context.settings; }
    const PageContext &context() const { return m_context; }

    void setVerdict(const QString &title, const QString &detail = {});
    // Where the content goes, below the title.
    QVBoxLayout *content() const { return m_content; }

    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refreshIfSeen();
    void showVerdict();

    PageContext m_context;
    QString m_title;
    QString m_detail;
    QLabel *m_titleLabel;
    QLabel *m_detailLabel;
    QVBoxLayout *m_content;
    bool m_paused = false;
    bool m_translated = false;
};

// How the shell makes the pages, in the order of navigation.
struct PageEntry {
    QString id;
    QChar letter; // Ctrl+G, then this
    std::function<Page *(const PageContext &, QWidget *)> make;
};

} // namespace qcat::ui
