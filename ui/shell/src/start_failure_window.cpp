#include <qcat/ui_shell/start_failure_window.h>

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QUrl>
#include <QVBoxLayout>

namespace qcat::ui
{

namespace
{

QString plainText(const StartFailure &failure)
{
    QStringList lines{failure.what, failure.where, failure.next, failure.details};
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

} // namespace

StartFailureWindow::StartFailureWindow(const StartFailure &failure, QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("startFailure"));
    setWindowTitle(tr("QCAT did not start"));
    resize(640, 320);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(16);
    layout->addWidget(buildText(failure), 1);
    layout->addLayout(buildButtons(failure));
    connect(new QShortcut(QKeySequence::Cancel, this), &QShortcut::activated, this, &QWidget::close);
}

QWidget *StartFailureWindow::buildText(const StartFailure &failure)
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(8);
    const auto add = [&](const QString &text, const char *role, const char *name) {
        if (text.isEmpty())
            return;
        auto *label = new QLabel(page);
        label->setTextFormat(Qt::PlainText); // a path may look like markup
        label->setText(text);
        label->setObjectName(QLatin1String(name));
        label->setProperty("role", QLatin1String(role));
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        layout->addWidget(label);
    };
    add(windowTitle(), "heading", "startFailure_title");
    add(failure.what, "", "startFailure_what");
    add(failure.where.isEmpty() ? QString() : tr("Where: %1").arg(failure.where), "detail", "startFailure_where");
    add(tr("What next: %1").arg(failure.next), "", "startFailure_next");
    add(failure.runningAt.isEmpty() ? QString() : tr("An engine answers at %1.").arg(failure.runningAt), "",
        "startFailure_running");
    add(failure.details, "detail", "startFailure_details");
    layout->addStretch(1);
    auto *scroll = new QScrollArea(this); // a configuration may have many mistakes
    scroll->setWidgetResizable(true);
    scroll->setWidget(page);
    return scroll;
}

QLayout *StartFailureWindow::buildButtons(const StartFailure &failure)
{
    auto *layout = new QHBoxLayout;
    const auto add = [&](const QString &text, const char *role, const char *name) {
        auto *button = new QPushButton(text, this);
        button->setObjectName(QLatin1String(name));
        button->setProperty("role", QLatin1String(role));
        layout->addWidget(button);
        return button;
    };
    connect(add(tr("Copy"), "", "startFailure_copy"), &QPushButton::clicked, this,
            [text = plainText(failure)] { QGuiApplication::clipboard()->setText(text); });
    if (!failure.dataFolder.isEmpty() && QDir(failure.dataFolder).exists())
        connect(add(tr("Open the data folder"), "", "startFailure_folder"), &QPushButton::clicked, this,
                [folder = QUrl::fromLocalFile(failure.dataFolder)] { QDesktopServices::openUrl(folder); });
    layout->addStretch(1);
    auto *quit = add(tr("Quit"), "", "startFailure_quit");
    connect(quit, &QPushButton::clicked, this, &QWidget::close);
    quit->setFocus();
    if (!failure.runningAt.isEmpty()) {
        auto *attach = add(tr("Look at the running engine"), "primary", "startFailure_attach");
        connect(attach, &QPushButton::clicked, this, [this] {
            m_wantsToAttach = true;
            close();
        });
        attach->setFocus();
    }
    return layout;
}

} // namespace qcat::ui
