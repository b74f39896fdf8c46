// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/modelpackage.h"

#include <QString>
#include <QTest>

namespace classiscope::test {

/// A file or folder of the test data: real photos and networks that are not part
/// of the repository. Empty when the test data is not there.
/// The folder is the one that CLASSISCOPE_TEST_DATA names, or `shared` beside the checkout.
QString testData(const QString &relativePath);

/// The default model of the source tree.
ModelSource defaultModel();

/// Any warning that is logged fails the test; call it in init().
void failOnAnyWarning();

}  // namespace classiscope::test

/// Sets `variable` to the path, or skips the test; under CI=true it fails instead.
#define TEST_DATA_OR_SKIP(variable, relativePath)                                                  \
    const QString variable = classiscope::test::testData(QStringLiteral(relativePath));            \
    if (variable.isEmpty()) {                                                                      \
        if (qEnvironmentVariable("CI") == QStringLiteral("true"))                                  \
            QFAIL("the test data is missing: set CLASSISCOPE_TEST_DATA");                          \
        QSKIP("no test data beside the checkout; set CLASSISCOPE_TEST_DATA");                      \
    }
