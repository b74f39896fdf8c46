// SPDX-License-Identifier: GPL-3.0-or-later
// Times ONNX Runtime's forward pass, one picture at a time on one thread:
//     node forward.mjs MODEL SECONDS
// Prints {"runs", "median_ms", "min_ms"}.

import {Model} from './model.mjs';

const WARM_UP_RUNS = 5;
const MIN_RUNS = 10;

const [folder, seconds] = process.argv.slice(2);
const model = await Model.load(folder);
const {width, height} = model.manifest.input;
const tensor = model.tensor(Uint8Array.from({length: 3 * width * height}, (_, at) => at * 7 % 256));
for (let run = 0; run < WARM_UP_RUNS; run += 1)
    await model.forward(tensor);

const times = [];
const end = performance.now() + 1000 * Number(seconds);
while (performance.now() < end || times.length < MIN_RUNS) {
    const begin = performance.now();
    await model.forward(tensor);
    times.push(performance.now() - begin);
}
times.sort((a, b) => a - b);
console.log(JSON.stringify({
    runs: times.length,
    median_ms: times[times.length >> 1],
    min_ms: times[0],
}));
