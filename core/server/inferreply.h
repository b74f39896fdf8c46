// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/classifyjob.h"

namespace classiscope {

/// How an answer of the Open Inference Protocol v2 is to be written.
struct InferReplyFormat {
    QString id;              ///< the request's; null without one
    QString output;          ///< name of the network's output
    int labelOffset = 0;     ///< label n belongs to output n + labelOffset
    int classification = 0;  ///< best classes, as BYTES "<value>:<index>:<label>"; 0: raw FP32
    bool binary = false;     ///< the tensor as bytes behind the JSON
};

/// {"model_name","model_version","id","outputs":[{"name","datatype","shape","data"}]}, or
/// the first error as {"error"}: there is no half an answer.
///
/// The raw output is N x outputs FP32, the classification N x classes BYTES. Binary:
/// parameters.binary_data_size in place of the data, application/octet-stream and the
/// field Inference-Header-Content-Length.
/// Requires: the results have their outputs and are all of one model.
HttpReply inferReply(const Classifications &results, const InferReplyFormat &format);

}  // namespace classiscope
