// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace classiscope {

/// ITU-T T.81, table B.1.
enum JpegMarker {
    StartOfFrame0 = 0xC0,
    StartOfFrame1 = 0xC1,
    StartOfFrame2 = 0xC2,
    DefineHuffman = 0xC4,
    Restart0 = 0xD0,
    Restart7 = 0xD7,
    StartOfScan = 0xDA,
    DefineQuantization = 0xDB,
    DefineRestart = 0xDD,
    App0 = 0xE0,
    App14 = 0xEE,
    App15 = 0xEF,
    Comment = 0xFE,
};

}  // namespace classiscope
