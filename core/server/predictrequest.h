// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <QByteArray>
#include <QString>
#include <QUrlQuery>

#include <vector>

namespace classiscope {

/// What a client of POST /predict asks for.
struct PredictRequest {
    struct Image {
        QByteArray bytes;  ///< encoded; not looked at yet; empty only among several
        QString fileName {};
    };

    std::vector<Image> images;  ///< at least one
    int topK = 0;               ///< 0: the server's default
};

inline constexpr int maxTopK = 1000;

/// Takes the images out of a request body:
/// - multipart/form-data: the file parts, see fileParts();
/// - image/* or application/octet-stream (or no Content-Type): the body itself;
/// - application/x-www-form-urlencoded, which curl --data-binary claims: the body
///   itself if it starts like an image;
/// - application/json: {"image": "<base64>"}, also as a data: URL and with line
///   breaks; may hold "top_k".
///
/// A picture that is the body or the one file of a form keeps its place in `body`; where
/// nobody else holds that, nothing is copied.
///
/// Query: top_k, 1 to maxTopK; it wins over the JSON's.
/// `maxBatch`: images in one request.
/// Errors: BadRequest, EmptyImage, BatchTooLarge, and UnsupportedFormat for another
/// Content-Type.
Result<PredictRequest> parsePredictRequest(const QByteArray &contentType, QByteArray body,
                                           const QUrlQuery &query, int maxBatch);

/// The query's top_k, 1 to maxTopK; 0 without one.
/// Errors: BadRequest.
Result<int> topKOf(const QUrlQuery &query);

}  // namespace classiscope
