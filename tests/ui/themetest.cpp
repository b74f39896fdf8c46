// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/theme/colorscheme.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/icons.h"
#include "ui/theme/palettes.h"

#include <QApplication>
#include <QDir>
#include <QPalette>

#include <cmath>

using namespace classiscope;

namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

/// As WCAG 2.1 defines it: 1 to 21.
double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one) + 0.05;
    const double b = luminance(other) + 0.05;
    return std::max(a, b) / std::min(a, b);
}

}  // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void textHasEnoughContrast_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << lightPalette();
        QTest::newRow("dark") << darkPalette();
    }

    void textHasEnoughContrast()
    {
        QFETCH(const QPalette, palette);
        const auto check = [&palette](const QColor &text, QPalette::ColorRole ground) {
            const double ratio = contrast(text, palette.color(ground));
            QVERIFY2(ratio >= 4.5,
                     qPrintable(QStringLiteral("%1 on role %2: %3")
                                    .arg(text.name())
                                    .arg(int(ground))
                                    .arg(ratio)));
        };
        for (const auto ground :
             {QPalette::Window, QPalette::Base, QPalette::AlternateBase, QPalette::Button}) {
            check(palette.color(QPalette::Text), ground);
            check(mutedText(palette), ground);
            check(accentText(palette), ground);
            check(errorText(palette), ground);
        }
        for (const QColor &text :
             {palette.color(QPalette::Text), mutedText(palette), accentText(palette)})
            QVERIFY2(contrast(text, chosenGround(palette)) >= 4.5, qPrintable(text.name()));
        for (const QColor &text : {palette.color(QPalette::Text), mutedText(palette)})
            QVERIFY2(contrast(text, hoverGround(palette)) >= 4.5, qPrintable(text.name()));
        // As the style sheet paints a pressed button, and the chosen one under the pointer.
        QVERIFY(contrast(palette.color(QPalette::Text), hairline(palette)) >= 4.5);
        QVERIFY(contrast(palette.color(QPalette::HighlightedText),
                         palette.color(QPalette::Highlight).darker(112))
                >= 4.5);
        check(palette.color(QPalette::HighlightedText), QPalette::Highlight);
        check(palette.color(QPalette::ToolTipText), QPalette::ToolTipBase);
    }

    void schemeIsAppliedAtOnceAndWidgetsHearOfIt()
    {
        applyColorScheme(*qApp, ColorScheme::Light);
        QWidget widget;
        widget.ensurePolished();
        QVERIFY(!isDark(widget.palette()));
        applyColorScheme(*qApp, ColorScheme::Dark);
        QVERIFY(isDark(widget.palette()));
        QVERIFY(isDark(qApp->palette()));
        QCOMPARE(appliedColorScheme(), ColorScheme::Dark);
    }

    void iconsTakeTheColourOfTheText()
    {
        const auto pixel = [](const QIcon &icon) {
            const QImage image = icon.pixmap(24, 24).toImage();
            QColor strongest(Qt::transparent);
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    if (image.pixelColor(x, y).alpha() > strongest.alpha())
                        strongest = image.pixelColor(x, y);
                }
            }
            return strongest;
        };
        const QIcon sign = icon(QStringLiteral("server"));
        applyColorScheme(*qApp, ColorScheme::Light);
        QVERIFY(pixel(sign).alpha() > 200);
        QVERIFY(pixel(sign).lightness() < 100);
        applyColorScheme(*qApp, ColorScheme::Dark);
        QVERIFY(pixel(sign).lightness() > 150);
    }

    void everyIconDraws()
    {
        applyColorScheme(*qApp, ColorScheme::Light);  // loads the resources
        QVERIFY(!applicationIcon().pixmap(64).isNull());
        const QStringList names = QDir(QStringLiteral(":/icons")).entryList();
        QVERIFY(names.size() >= 10);
        for (const QString &name : names) {
            const QImage image = iconPixmap(name.chopped(4), 24, Qt::black, 1)
                                     .toImage()
                                     .convertToFormat(QImage::Format_Alpha8);
            QVERIFY2(image != QImage(image.size(), QImage::Format_Alpha8) && !image.isNull(),
                     qPrintable(name));
        }
    }

    void longTextIsCutAndFullyInTheToolTip()
    {
        ElidedLabel label;
        label.setText(QString(200, QLatin1Char('x')));
        QVERIFY(label.minimumSizeHint().width() < 200);
        QCOMPARE(label.text().size(), 200);
    }
};

QTEST_MAIN(ThemeTest)
#include "themetest.moc"
