// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classification.h"
#include "core/engine/modelpackage.h"

#include <atomic>
#include <memory>
#include <optional>

namespace classiscope {

/// What a bare network would see of one picture, and say of it, with preprocessing that
/// somebody is still choosing.
struct ModelPreview {
    /// What the file says of its input, in pixels; empty where it leaves that open.
    QSize declaredSize;
    bool sizeFits = true;  ///< with `declaredSize`; otherwise nothing was computed

    /// The network's input to look at: width x height x 3 bytes, its channels in its order
    /// as red, green and blue; black is the least number a pixel can become, white the
    /// largest. Empty without a picture.
    QByteArray pixels;
    QSize size;
    float lowest = 0;  ///< numbers that black and white stand for
    float highest = 0;
    std::optional<Error> pictureError;  ///< why there is no picture, when one was given

    int outputCount = 0;  ///< numbers the network gives; 0 when nothing was computed
    QStringList labels;   ///< empty when there are none, and then:
    std::optional<Error> labelsError;
    /// Best first. Without labels, or when their number is another than the outputs',
    /// the labels are the classes' numbers.
    std::vector<Candidate> top;

    bool labelsFit(const OutputFormat &output) const
    {
        return labels.size() + output.labelOffset == outputCount;
    }
};

/// Makes previews, and keeps the network from one to the next. For one thread at a time.
class ModelPreviewer {
public:
    static constexpr int topK = 5;

    ModelPreviewer();
    ~ModelPreviewer();

    /// `bareNetwork`: its labels need not be there. `image`: an encoded picture; empty for
    /// none. Slow: reads files, computes. Once `cancelled` is set it answers Cancelled as
    /// soon as it can.
    /// Errors: BadModel (the message names the file and the cure), Cancelled, Internal.
    Result<ModelPreview> operator()(const ModelSource &bareNetwork, const QByteArray &image,
                                    const std::atomic_bool &cancelled);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace classiscope
