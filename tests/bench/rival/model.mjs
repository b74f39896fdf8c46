// SPDX-License-Identifier: GPL-3.0-or-later
// A model package behind sharp and ONNX Runtime: encoded picture in, best classes out.

import {readFile} from 'node:fs/promises';
import {join} from 'node:path';

import ort from 'onnxruntime-node';
import sharp from 'sharp';

// One process a core computes one picture at a time on one thread.
sharp.concurrency(1);
// Every picture is another one; a cache would only cost.
sharp.cache(false);

const BYTE_VALUES = 256;
const DEFAULT_TOP = 5;

/** What the network wants of each pixel value, looked up instead of computed. */
function channelTables({mean = [0, 0, 0], standard_deviation = [1, 1, 1], scale = 1}) {
    return mean.map((shift, channel) =>
        Float32Array.from({length: BYTE_VALUES},
                          (_, value) => (value - shift) * scale / standard_deviation[channel]));
}

export class Model {
    #tables;
    #session;
    #input;

    /** `threads`: of ONNX Runtime for one forward pass. */
    static async load(folder, {threads = 1} = {}) {
        const model = new Model();
        const manifest = JSON.parse(await readFile(join(folder, 'model.json'), 'utf8'));
        if (manifest.input.fit !== 'stretch' || manifest.input.color_order !== 'rgb')
            throw new Error(`${folder}: only stretched RGB input is implemented`);
        model.manifest = manifest;
        model.labels = (await readFile(join(folder, manifest.labels), 'utf8')).trim().split('\n');
        model.#tables = channelTables(manifest.input);
        model.#session = await ort.InferenceSession.create(join(folder, manifest.weights), {
            graphOptimizationLevel: 'all',
            executionMode: 'sequential',
            intraOpNumThreads: threads,
            interOpNumThreads: 1,
        });
        model.#input = model.#session.inputNames[0];
        return model;
    }

    /** Upright 8-bit RGB of the network's size. sharp shrinks JPEGs while it decodes them. */
    async decode(picture) {
        const {width, height} = this.manifest.input;
        return sharp(picture)
            .autoOrient()
            .resize(width, height, {fit: 'fill'})
            .flatten({background: 'white'})
            .toColourspace('srgb')
            .raw()
            .toBuffer();
    }

    /** Pixel after pixel becomes plane after plane: 1 x 3 x height x width float32. */
    tensor(pixels) {
        const {width, height} = this.manifest.input;
        const plane = width * height;
        const values = new Float32Array(3 * plane);
        const [red, green, blue] = this.#tables;
        for (let to = 0, from = 0; to < plane; to += 1, from += 3) {
            values[to] = red[pixels[from]];
            values[to + plane] = green[pixels[from + 1]];
            values[to + 2 * plane] = blue[pixels[from + 2]];
        }
        return new ort.Tensor('float32', values, [1, 3, height, width]);
    }

    /** The network's output, of the whole batch. */
    async forward(tensor) {
        const outputs = await this.#session.run({[this.#input]: tensor});
        return outputs[this.#session.outputNames[0]].data;
    }

    /** The best `count` classes, best first. */
    best(outputs, count) {
        const confidence = this.manifest.output.kind === 'logits' ? softmax(outputs) : outputs;
        return largest(confidence, count).map((index) => ({
            label: this.labels[index],
            index,
            confidence: Math.round(confidence[index] * 1e6) / 1e6,
        }));
    }

    /** The reply to /predict for one encoded picture. Throws what sharp says of a damaged one. */
    async classify(picture, count = DEFAULT_TOP) {
        const begin = performance.now();
        const pixels = await this.decode(picture);
        const decoded = performance.now();
        const tensor = this.tensor(pixels);
        const prepared = performance.now();
        const outputs = await this.forward(tensor);
        const computed = performance.now();
        return {
            model: this.manifest.name,
            model_version: this.manifest.version,
            predictions: this.best(outputs, count),
            timing_ms: {
                queue: 0,
                decode: decoded - begin,
                preprocess: prepared - decoded,
                inference: computed - prepared,
                total: performance.now() - begin,
            },
            batch_size: 1,
            cached: false,
        };
    }
}

function softmax(logits) {
    let highest = -Infinity;
    for (const logit of logits)
        highest = Math.max(highest, logit);
    const powers = new Float32Array(logits.length);
    let sum = 0;
    for (let at = 0; at < logits.length; at += 1)
        sum += powers[at] = Math.exp(logits[at] - highest);
    return powers.map((power) => power / sum);
}

/** Indexes of the largest values, largest first: an insertion into a short list. */
function largest(values, count) {
    const best = [];
    for (let index = 0; index < values.length; index += 1) {
        if (best.length === count && values[index] <= values[best[count - 1]])
            continue;
        let place = best.length;
        while (place > 0 && values[best[place - 1]] < values[index])
            place -= 1;
        best.splice(place, 0, index);
        best.length = Math.min(best.length, count);
    }
    return best;
}
