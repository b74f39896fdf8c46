// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/batchrunner.h"
#include "core/engine/modelpreview.h"

#include <QObject>

#include <memory>

namespace classiscope {

/// Makes previews in the background, one at a time; of the settings that come meanwhile
/// only the newest is made. Its end waits for nothing: what runs is told to stop.
class PreviewRunner : public QObject {
    Q_OBJECT

public:
    explicit PreviewRunner(QObject *parent = nullptr);
    ~PreviewRunner() override;

    /// `picture`: neither path nor bytes for none. ready() comes for the newest only.
    void start(const ModelSource &source, const ImageInput &picture);
    bool running() const { return m_running; }

signals:
    void ready(const classiscope::Result<classiscope::ModelPreview> &preview);

private:
    struct Wish {
        ModelSource source;
        ImageInput picture;
    };
    struct Work;

    void run(const Wish &wish);

    std::shared_ptr<Work> m_work;
    std::optional<Wish> m_next;
    bool m_running = false;
};

}  // namespace classiscope
