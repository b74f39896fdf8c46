// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"
#include "ui/model/packagesaver.h"

#include <QAction>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>

using namespace classiscope;
using namespace classiscope::test;

class PackageSaverTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        failOnWindowWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        m_window = std::make_unique<QWidget>();
        m_saver = std::make_unique<PackageSaver>(*m_window);
    }

    void cleanup()
    {
        m_saver.reset();
        m_window.reset();
        m_folder.reset();
    }

    void aPackageIsWrittenAndItsPlaceIsSaid()
    {
        QSignalSpy saved(m_saver.get(), &PackageSaver::saved);
        m_saver->save(defaultModel(), path("new"));
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(QFile::exists(path("new/model.json")));
        QVERIFY(box() && box()->informativeText().contains(path("new")));
    }

    void anotherPackageIsReplacedOnlyAfterAQuestion()
    {
        QSignalSpy saved(m_saver.get(), &PackageSaver::saved);
        m_saver->save(defaultModel(), path("new"));
        QTRY_COMPARE(saved.size(), 1);
        delete box();
        const QByteArray version = R"("version": "7")";
        setVersion(version);
        m_saver->save(defaultModel(), path("new"));
        QTRY_VERIFY(box() != nullptr);
        QTest::mouseClick(box()->button(QMessageBox::Cancel), Qt::LeftButton);
        QTRY_VERIFY(box() == nullptr);
        QVERIFY(manifest().contains(version));
        QCOMPARE(saved.size(), 1);

        m_saver->save(defaultModel(), path("new"));
        QTRY_VERIFY(box() != nullptr);
        QTest::mouseClick(m_window->findChild<QPushButton *>(QStringLiteral("replacePackage")),
                          Qt::LeftButton);
        QTRY_COMPARE(saved.size(), 2);
        QVERIFY(!manifest().contains(version));
    }

    void theManifestStandsForItsFolder()
    {
        QVERIFY(QDir().mkpath(path("new")));
        QSignalSpy saved(m_saver.get(), &PackageSaver::saved);
        m_saver->save(defaultModel(), path("new/model.json"));
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(saved.first().first().toString(), path("new"));
        QVERIFY(manifest().contains("everyday-98"));
    }

    void otherFilesAreRefusedWithTheCure()
    {
        QVERIFY(QDir().mkpath(path("taken/inner")));
        QSignalSpy failed(m_saver.get(), &PackageSaver::failed);
        m_saver->save(defaultModel(), path("taken"));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(box()->informativeText().contains(QStringLiteral("choose a new folder")));
        QVERIFY(QFile::exists(path("taken/inner")));
    }

    void theMenuSavesTheOpenModel()
    {
        WindowFixture fixture;
        fixture.open();
        QAction *action = nullptr;
        for (QAction *each : fixture.window->findChildren<QAction *>()) {
            if (each->text() == QStringLiteral("&Save model as package…"))
                action = each;
        }
        QVERIFY(action && !action->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(fixture.modelLoaded(), 60'000);
        QVERIFY(action->isEnabled());
        action->trigger();
        auto *dialog = fixture.child<QFileDialog>("packageDialog");
        QVERIFY(dialog != nullptr);
        const QString folder = fixture.folder.filePath(QStringLiteral("saved"));
        dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))->setText(folder);
        static_cast<QDialog *>(dialog)->accept();
        QTRY_VERIFY(QFile::exists(folder + QStringLiteral("/model.json")));
        QTRY_VERIFY(fixture.window->findChild<QMessageBox *>() != nullptr);
    }

private:
    QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    QByteArray manifest() const
    {
        QFile file(path("new/model.json"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void setVersion(const QByteArray &version)
    {
        const QByteArray before = manifest();
        const QByteArray after = QByteArray(before).replace(R"("version": "1")", version);
        QVERIFY(after != before);
        QFile file(path("new/model.json"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(after) == after.size());
    }
    QMessageBox *box() const { return m_window->findChild<QMessageBox *>(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<PackageSaver> m_saver;
};

QTEST_MAIN(PackageSaverTest)
#include "packagesavertest.moc"
