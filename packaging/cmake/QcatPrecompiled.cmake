# Precompiled headers: Qt and the standard library are most of what a file of the window or a test reads.
# Every file still includes what it uses: packaging/test.sh --long builds the window and all tests once without them
# (CMAKE_DISABLE_PRECOMPILE_HEADERS).
include_guard(GLOBAL)

set(qcat_std_headers <algorithm> <chrono> <functional> <map> <memory> <optional> <set> <span> <string> <variant> <vector>)
# Three sets. A layer sees no more through them than it may use: no widget in ui/models, nothing of the window in a test of the engine.
set(QCAT_PCH_models <QAbstractTableModel> <QColor> <QCoreApplication> <QDateTime> <QLocale> <QObject> <QString> <QStringList> <QTimer>
    ${qcat_std_headers})
set(QCAT_PCH_widgets <QAbstractTableModel> <QApplication> <QDateTime> <QFrame> <QGridLayout> <QHBoxLayout> <QHeaderView> <QKeyEvent> <QLabel>
    <QLineEdit> <QListWidget> <QLocale> <QPainter> <QPushButton> <QScrollArea> <QSettings> <QString> <QStringList> <QTimer> <QVBoxLayout>
    <QWidget> ${qcat_std_headers})
# Not <QTest> itself: QT_TESTCASE_BUILDDIR differs from test to test. What it includes is the most of it.
set(QCAT_PCH_tests <QAbstractItemModel> <QBitArray> <QCborArray> <QCborMap> <QCoreApplication> <QDateTime> <QMetaObject> <QObject> <QPoint>
    <QSharedPointer> <QString> <QTemporaryDir> <QThread> <QTimer> <QUrl> <QUuid> <QVariant> ${qcat_std_headers})

# qcat_precompile(TARGET models|widgets|tests): the first target of a set builds it, the others reuse it. They may: position
# independent code and the options of QcatTargets.cmake are the same for all, and what the owner defines all define (so it links the
# least); -Winvalid-pch with -Werror tells when that is not so.
function(qcat_precompile target set)
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    target_compile_options(${target} PRIVATE -fpch-preprocess) # for ccache, as its manual demands
  endif()
  get_property(owner GLOBAL PROPERTY QCAT_PCH_OWNER_${set})
  if(owner)
    target_precompile_headers(${target} REUSE_FROM ${owner})
    return()
  endif()
  target_precompile_headers(${target} PRIVATE ${QCAT_PCH_${set}})
  set_property(GLOBAL PROPERTY QCAT_PCH_OWNER_${set} ${target})
endfunction()
