// SPDX-License-Identifier: GPL-3.0-or-later
// The rival: POST /predict as Classiscope answers it, one process a core.
//     node server.mjs --model FOLDER [--port N] [--processes N]
// It prints its address when every process has loaded the model and listens.

import cluster from 'node:cluster';
import {availableParallelism} from 'node:os';
import {parseArgs} from 'node:util';

import multipart from '@fastify/multipart';
import Fastify from 'fastify';

import {Model} from './model.mjs';

const HOST = '127.0.0.1';
const BODY_LIMIT = 32 << 20; // bytes, as Classiscope's maxBodyBytes
// Decoding and forward passes run on libuv's pool, which has four threads. With one
// process a core more than one at work only share that core's cache.
const POOL_THREADS = process.env.UV_THREADPOOL_SIZE ?? '1';

const REPLY = {
    type: 'object',
    properties: {
        model: {type: 'string'},
        model_version: {type: 'string'},
        predictions: {
            type: 'array',
            items: {
                type: 'object',
                properties: {
                    label: {type: 'string'},
                    index: {type: 'integer'},
                    confidence: {type: 'number'},
                },
            },
        },
        timing_ms: {
            type: 'object',
            properties: {
                queue: {type: 'number'},
                decode: {type: 'number'},
                preprocess: {type: 'number'},
                inference: {type: 'number'},
                total: {type: 'number'},
            },
        },
        batch_size: {type: 'integer'},
        cached: {type: 'boolean'},
    },
};

/** The encoded picture of a form's first file or of a body that is the file. */
async function pictureOf(request) {
    if (!request.isMultipart())
        return request.body;
    const file = await request.file();
    return file && file.toBuffer();
}

async function serve(options) {
    const model = await Model.load(options.model);
    const fastify = Fastify({bodyLimit: BODY_LIMIT, logger: false});
    fastify.register(multipart, {limits: {fileSize: BODY_LIMIT, files: 1}});
    fastify.addContentTypeParser(/^(image\/.*|application\/octet-stream)$/, {parseAs: 'buffer'},
                                 (request, body, done) => done(null, body));

    fastify.get('/health', async () => ({status: 'ok'}));
    fastify.post('/predict', {schema: {response: {200: REPLY}}}, async (request, reply) => {
        const picture = await pictureOf(request);
        if (!picture?.length)
            return reply.code(400).send({detail: 'There is no picture in the request.'});
        try {
            return await model.classify(picture);
        } catch (error) {
            return reply.code(422).send({detail: error.message});
        }
    });
    await fastify.listen({host: HOST, port: Number(options.port)});
    process.on('SIGTERM', () => fastify.close().then(() => process.exit(0)));
}

function lead(options) {
    const count = Number(options.processes);
    let listening = 0;
    let stopping = false;
    cluster.on('listening', (worker, {port}) => {
        listening += 1;
        if (listening === count)
            console.log(`http://${HOST}:${port} (${count} processes)`);
    });
    // Half a rival would be measured as a whole one.
    cluster.on('exit', (worker) => {
        if (stopping)
            return;
        console.error(`process ${worker.process.pid} ended`);
        process.exit(1);
    });
    process.on('SIGTERM', () => {
        stopping = true;
        for (const worker of Object.values(cluster.workers))
            worker.process.kill('SIGTERM');
    });
    for (let at = 0; at < count; at += 1)
        cluster.fork({UV_THREADPOOL_SIZE: POOL_THREADS});
}

const {values: options} = parseArgs({
    options: {
        model: {type: 'string'},
        port: {type: 'string', default: '0'},
        processes: {type: 'string', default: String(availableParallelism())},
    },
});
if (cluster.isPrimary)
    lead(options);
else
    await serve(options);
