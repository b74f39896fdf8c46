// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/kserverequest.h"
#include "core/server/predictrequest.h"
#include "tests/fuzz/expect.h"

using namespace classiscope;
using namespace classiscope::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr int maxBatch = 3;
    const QByteArray body = bytesOf(data, size);
    const auto request = parsePredictRequest("application/json", body, QUrlQuery(), maxBatch);
    if (request) {
        expect(request->images.size() == 1, "JSON has one image");
        expect(!request->images.front().bytes.isEmpty(), "no image is empty");
        expect(request->topK >= 0 && request->topK <= maxTopK, "top_k is in its range");
    } else {
        expectGoodError(request.error());
    }
    const auto images = parseKServeRequest(body, maxBatch);
    if (!images) {
        expectGoodError(images.error());
        return 0;
    }
    expect(!images->empty() && images->size() <= std::size_t(maxBatch), "one to three images");
    for (const QByteArray &image : *images)
        expect(!image.isEmpty(), "no image is empty");
    return 0;
}
