// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the photos of the benchmark out of others, the same on every run:
//     node photos.mjs FOLDER PHOTO…
// 30kb.jpg, 100kb.jpg, and 12mp.jpg, 4000 x 3000 pixels of enlarged photos side by side:
// a single one enlarged so much would be flat, and decode faster than what cameras take.

import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';

import sharp from 'sharp';

const QUALITIES = Array.from({length: 66}, (_, at) => 30 + at);

const enlarged = (path, width, height) =>
    sharp(path).autoOrient().flatten({background: 'white'}).resize(width, height, {fit: 'cover'});

/** A JPEG of the quality whose size is nearest to `bytes`. */
async function ofSize(path, width, height, bytes) {
    const pixels = await enlarged(path, width, height).png({compressionLevel: 1}).toBuffer();
    const distance = (jpeg) => Math.abs(jpeg.length - bytes);
    let best;
    for (const quality of QUALITIES) {
        const jpeg = await sharp(pixels).jpeg({quality}).toBuffer();
        if (!best || distance(jpeg) < distance(best))
            best = jpeg;
    }
    return best;
}

async function sheet(paths, columns, rows, width, height) {
    const tiles = [];
    for (let at = 0; at < columns * rows; at += 1) {
        const tile = enlarged(paths[at % paths.length], width, height);
        tiles.push({
            input: await tile.png({compressionLevel: 1}).toBuffer(),
            left: at % columns * width,
            top: Math.floor(at / columns) * height,
        });
    }
    const size = {width: columns * width, height: rows * height};
    return sharp({create: {...size, channels: 3, background: 'white'}})
        .composite(tiles)
        .jpeg({quality: 90})
        .toBuffer();
}

const [folder, ...paths] = process.argv.slice(2);
await writeFile(join(folder, '30kb.jpg'), await ofSize(paths[0], 400, 300, 30_000));
await writeFile(join(folder, '100kb.jpg'), await ofSize(paths[0], 800, 600, 100_000));
await writeFile(join(folder, '12mp.jpg'), await sheet(paths, 8, 6, 500, 500));
