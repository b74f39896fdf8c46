// SPDX-License-Identifier: GPL-3.0-or-later
// Classifies files as `classiscope classify --json` does, to compare the answers:
//     node classify.mjs MODEL TOP_K PICTURE…

import {readFile} from 'node:fs/promises';

import {Model} from './model.mjs';

const [folder, count, ...paths] = process.argv.slice(2);
const model = await Model.load(folder);
const answers = [];
for (const path of paths)
    answers.push({path, ...await model.classify(await readFile(path), Number(count))});
console.log(JSON.stringify(answers));
