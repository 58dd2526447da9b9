#pragma once

#include <qcat/ui_shell/start_failure.h>

#include <QWidget>

namespace qcat::ui
{

// Shown instead of the console when it did not start: what, where, what next, as text that can be copied. Closing it is
// quitting.
class StartFailureWindow : public QWidget
{
    Q_OBJECT

public:
    explicit StartFailureWindow(const StartFailure &failure, QWidget *parent = nullptr);

    // The operator chose to look at the engine that runs already.
    bool wantsToAttach() const { return m_wantsToAttach; }

private:
    QWidget *buildText(const StartFailure &failure);
    QLayout *buildButtons(const StartFailure &failure);

    bool m_wantsToAttach = false;
};

} // namespace qcat::ui
