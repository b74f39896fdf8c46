// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/accessform.h"

#include "core/server/optionchecks.h"
#include "ui/performance/figuretile.h"
#include "ui/server/copybutton.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace classiscope {

namespace {

constexpr int originLines = 3;

QPushButton *button(const QString &text, const QString &accessibleName, const char *name)
{
    auto *made = new QPushButton(text);
    made->setAutoDefault(false);
    made->setAccessibleName(accessibleName);
    made->setObjectName(QLatin1String(name));
    return made;
}

QString orGiven(bool given, const QString &explanation)
{
    return given ? AccessForm::tr("Given when the program was started; that decides.")
                 : explanation;
}

}  // namespace

AccessForm::AccessForm(const ServerSettings &settings, QWidget *parent)
    : QWidget(parent)
{
    const ServerOptions options = settings.options();
    const bool tlsGiven = settings.isGiven(QStringLiteral("tlsCertificate"));
    const bool logGiven = settings.isGiven(QStringLiteral("accessLog"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(4);
    addSection(column, tr("API key"), makeKey(settings),
               orGiven(settings.isGiven(QStringLiteral("apiKey")),
                       tr("Without a key everybody who can reach the server may use it. It is "
                          "kept in %1, which only you may read.")
                           .arg(QDir::toNativeSeparators(settings.keyFile()))));

    QWidget *certificateRow = nullptr;
    QWidget *keyRow = nullptr;
    m_certificate = makeFile(certificateRow, tr("Certificate with its chain"),
                             tr("Certificate (PEM)"), options.tlsCertificate, tlsGiven, true);
    m_tlsKey = makeFile(keyRow, tr("Private key"), tr("Private key (PEM)"), options.tlsKey,
                        tlsGiven, true);
    auto *files = new QWidget;
    auto *fileRows = new QVBoxLayout(files);
    fileRows->setContentsMargins(0, 0, 0, 0);
    fileRows->setSpacing(4);
    fileRows->addWidget(certificateRow);
    fileRows->addWidget(keyRow);
    addSection(column, tr("Encryption"), files,
               orGiven(tlsGiven, tr("With both files the server speaks HTTPS only.")));

    addSection(column, tr("Pages of other servers"), makeOrigins(settings),
               orGiven(settings.isGiven(QStringLiteral("corsOrigins")),
                       tr("Scripts on these pages may read the answers (CORS); one origin a line, "
                          "* for every page.")));

    QWidget *logRow = nullptr;
    m_accessLog =
        makeFile(logRow, tr("Access log"), tr("No file"), options.accessLog, logGiven, false);
    addSection(column, tr("Access log"), logRow,
               orGiven(logGiven, tr("A line of JSON for each request.")));
    column->addStretch(1);
    m_certificate->setObjectName(QStringLiteral("tlsCertificate"));
    m_tlsKey->setObjectName(QStringLiteral("tlsKey"));
    m_accessLog->setObjectName(QStringLiteral("accessLog"));
}

void AccessForm::addSection(QVBoxLayout *column, const QString &title, QWidget *field,
                            const QString &explanation)
{
    if (column->count() > 0)
        column->addSpacing(14);
    auto *hint = new QLabel(explanation);
    hint->setWordWrap(true);
    hint->setTextFormat(Qt::PlainText);
    hint->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(figureTitle(title));
    column->addWidget(field);
    column->addWidget(hint);
}

QWidget *AccessForm::makeKey(const ServerSettings &settings)
{
    const bool given = settings.isGiven(QStringLiteral("apiKey"));
    m_key = new QLineEdit(QString::fromUtf8(settings.options().apiKey));
    m_key->setObjectName(QStringLiteral("apiKey"));
    m_key->setAccessibleName(tr("API key"));
    m_key->setPlaceholderText(tr("No key"));
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setReadOnly(given);
    auto *show = button(tr("Show"), tr("Show the API key"), "showKey");
    show->setCheckable(true);
    auto *generate = button(tr("Generate"), tr("Generate an API key"), "generateKey");
    generate->setEnabled(!given);
    auto *copy = new CopyButton(tr("the API key"));
    copy->setObjectName(QStringLiteral("copyKey"));
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_key, 1);
    layout->addWidget(show);
    layout->addWidget(generate);
    layout->addWidget(copy);

    const auto update = [this, copy, show] {
        copy->setContent(m_key->text());
        copy->setEnabled(!m_key->text().isEmpty());
        show->setEnabled(!m_key->text().isEmpty());
    };
    connect(m_key, &QLineEdit::textChanged, this, update);
    connect(m_key, &QLineEdit::textChanged, this, &AccessForm::edited);
    connect(show, &QPushButton::toggled, this, [this, show](bool shown) {
        m_key->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        show->setText(shown ? tr("Hide") : tr("Show"));
    });
    connect(generate, &QPushButton::clicked, this,
            [this] { m_key->setText(QString::fromLatin1(makeApiKey())); });
    update();
    return row;
}

QWidget *AccessForm::makeOrigins(const ServerSettings &settings)
{
    m_origins = new QPlainTextEdit(settings.options().corsOrigins.join(QLatin1Char('\n')));
    m_origins->setObjectName(QStringLiteral("corsOrigins"));
    m_origins->setAccessibleName(tr("Origins of pages that may read answers"));
    m_origins->setPlaceholderText(QStringLiteral("https://example.org"));
    m_origins->setTabChangesFocus(true);
    m_origins->setReadOnly(settings.isGiven(QStringLiteral("corsOrigins")));
    m_origins->setFixedHeight(originLines * m_origins->fontMetrics().lineSpacing() + 14);
    connect(m_origins, &QPlainTextEdit::textChanged, this, &AccessForm::edited);
    return m_origins;
}

QLineEdit *AccessForm::makeFile(QWidget *&row, const QString &name, const QString &placeholder,
                                const QString &value, bool given, bool existing)
{
    auto *edit = new QLineEdit(value);
    edit->setAccessibleName(name);
    edit->setPlaceholderText(placeholder);
    edit->setReadOnly(given);
    edit->setClearButtonEnabled(!given);
    auto *choose = button(tr("Choose…"), tr("Choose: %1").arg(name), "chooseFile");
    choose->setEnabled(!given);
    row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(edit, 1);
    layout->addWidget(choose);
    connect(edit, &QLineEdit::textChanged, this, &AccessForm::edited);
    connect(choose, &QPushButton::clicked, this, [this, edit, name, existing] {
        auto *dialog = new QFileDialog(this, name, QFileInfo(edit->text()).absolutePath());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(existing ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
        if (!existing) {
            dialog->setAcceptMode(QFileDialog::AcceptSave);
            dialog->setOption(QFileDialog::DontConfirmOverwrite);  // lines are appended
        }
        connect(dialog, &QFileDialog::fileSelected, edit, &QLineEdit::setText);
        dialog->open();
    });
    return edit;
}

void AccessForm::fill(ServerOptions &options) const
{
    options.apiKey = m_key->text().trimmed().toUtf8();
    options.tlsCertificate = m_certificate->text().trimmed();
    options.tlsKey = m_tlsKey->text().trimmed();
    options.accessLog = m_accessLog->text().trimmed();
    options.corsOrigins.clear();
    for (const QString &line : m_origins->toPlainText().split(QLatin1Char('\n'))) {
        if (!line.trimmed().isEmpty() && !options.corsOrigins.contains(line.trimmed()))
            options.corsOrigins << line.trimmed();
    }
}

QString AccessForm::problem() const
{
    ServerOptions entered;
    fill(entered);
    if (const auto mistake = apiKeyMistake(entered.apiKey))
        return *mistake;
    if (const auto mistake = tlsMistake(entered.tlsCertificate, entered.tlsKey))
        return *mistake;
    for (const QString &origin : entered.corsOrigins) {
        if (const auto mistake = corsOriginMistake(origin))
            return *mistake;
    }
    return {};
}

void AccessForm::restoreDefaults()
{
    for (QLineEdit *edit : {m_key, m_certificate, m_tlsKey, m_accessLog}) {
        if (!edit->isReadOnly())
            edit->clear();
    }
    if (!m_origins->isReadOnly())
        m_origins->clear();
}

void AccessForm::focusKey()
{
    m_key->setFocus();
}

}  // namespace classiscope
