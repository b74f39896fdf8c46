// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/multipart.h"
#include "tests/fuzz/expect.h"

using namespace classiscope;
using namespace classiscope::fuzz;

// The first line is the Content-Type, the rest the body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr int maxFiles = 3;
    const QByteArray input = bytesOf(data, size);
    const qsizetype line = input.indexOf('\n');
    const QByteArray body = line < 0 ? QByteArray() : input.mid(line + 1);
    const auto files = fileParts(body, input.left(line), maxFiles);
    if (!files) {
        expectGoodError(files.error());
        return 0;
    }
    expect(!files->empty() && files->size() <= std::size_t(maxFiles), "one to three files");
    const char *from = body.constData();
    for (const FilePart &file : *files) {
        expect(file.content.data() >= from, "files are in their order and do not overlap");
        from = file.content.data() + file.content.size();
        expect(from <= body.constData() + body.size(), "files are within the body");
    }
    return 0;
}
