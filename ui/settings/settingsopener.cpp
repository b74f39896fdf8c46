// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsopener.h"

#include "core/engine/classifier.h"
#include "core/server/serverhost.h"
#include "ui/server/serverpage.h"

#include <QApplication>

namespace classiscope {

namespace {

/// "In use now: 2 workers with 1 thread each, batches of 4; oneDNN 2.6.3, float32"
QString inUse(const Classifier &classifier)
{
    const int workers = classifier.workers();
    const int threads = classifier.threadsPerWorker();
    QString text = SettingsOpener::tr("In use now: workers: %1, threads of each: %2")
                       .arg(workers)
                       .arg(threads);
    if (const auto model = classifier.model()) {
        text += SettingsOpener::tr(", pictures in a batch: %1, computed by %2")
                    .arg(model->path.batchSize)
                    .arg(model->path.text());
    }
    return text;
}

}  // namespace

SettingsOpener::SettingsOpener(const Parts &parts, QWidget &window)
    : QObject(&window)
    , m_parts(parts)
    , m_window(window)
{
}

SettingsDialog::Sources SettingsOpener::sources() const
{
    const QStringList &typed = m_parts.typed;
    GeneralForm::Facts facts;
    facts.hasTray = m_parts.hasTray();
    facts.startsAtLogin = m_parts.autostart.enabled();
    facts.languageGiven = typed.contains(QLatin1String("--language"));
    facts.schemeGiven = typed.contains(QLatin1String("--color-scheme"));
    facts.serveGiven = typed.contains(QLatin1String("--serve"));
    return {generalSettings(m_parts.settings),
            facts,
            EngineSettings(m_parts.settings, m_parts.engine, typed),
            inUse(m_parts.classifier),
            m_parts.server.settings(),
            m_parts.host.state() != ServerHost::State::Stopped};
}

SettingsDialog *SettingsOpener::makeDialog()
{
    auto *dialog = new SettingsDialog(sources(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { apply(*dialog); });
    return dialog;
}

void SettingsOpener::open()
{
    makeDialog()->open();
}

void SettingsOpener::openServer(bool atKey)
{
    SettingsDialog *dialog = makeDialog();
    dialog->showPage(SettingsDialog::Page::Access);
    dialog->open();
    if (atKey)
        dialog->focusKey();
}

void SettingsOpener::apply(const SettingsDialog &dialog)
{
    EngineSettings(m_parts.settings, m_parts.engine, m_parts.typed).keep(dialog.engine());

    m_parts.server.applySettings(dialog.server());
    // Without a server nobody else tells the engine.
    const ServerOptions limits = m_parts.server.settings().options();
    m_parts.classifier.setQueueLimit(limits.queueLimit);
    m_parts.classifier.setCacheLimits(limits.cacheBytes, limits.cacheTtl);

    const GeneralSettings before = generalSettings(m_parts.settings);
    const GeneralSettings general = dialog.general();
    keepGeneralSettings(m_parts.settings, general);
    if (general.colorScheme != before.colorScheme)
        applyColorScheme(*qApp, general.colorScheme);
    if (dialog.startAtLogin() != m_parts.autostart.enabled()) {
        if (const auto changed = m_parts.autostart.setEnabled(dialog.startAtLogin()); !changed)
            emit failed(changed.error().text.translated());
    }
}

}  // namespace classiscope
