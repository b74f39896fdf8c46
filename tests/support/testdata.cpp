// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace classiscope::test {

QString testData(const QString &relativePath)
{
    const QString folder =
        qEnvironmentVariable("CLASSISCOPE_TEST_DATA", QStringLiteral(SOURCE_FOLDER "/../shared"));
    const QString path = QFileInfo(folder + QLatin1Char('/') + relativePath).absoluteFilePath();
    return QFileInfo::exists(path) ? path : QString();
}

ModelSource defaultModel()
{
    ModelSource source;
    source.path = QStringLiteral(SOURCE_FOLDER "/models/default");
    return source;
}

void failOnAnyWarning()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
}

}  // namespace classiscope::test
