// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

const pollEvery = 1000;         // milliseconds between two looks at /stats
const answerWithin = 5000;      // then the server counts as silent
const historyLength = 120;      // points of a line: two minutes
const unsureBelow = 0.3;
const stageNames = ['queue', 'decode', 'preprocess', 'inference'];

const server = location.origin;  // of a page opened as name:key@host, without these

const element = (id) => document.getElementById(id);

function make(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

const plainNumber = new Intl.NumberFormat('en', {maximumFractionDigits: 1});
const percent = (share) => `${(100 * share).toFixed(1)} %`;

function milliseconds(value) {
  return `${value >= 100 ? Math.round(value) : value.toFixed(value >= 10 ? 1 : 2)} ms`;
}

function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${plainNumber.format(bytes / 1024)} KiB`;
  return `${plainNumber.format(bytes / 1024 / 1024)} MiB`;
}

// ---- One picture ----

let chosen = null;      // the file on show
let pending = null;     // AbortController of its request
let classCount = 0;

function showOnly(id) {
  for (const part of ['problem', 'waiting', 'result'])
    element(part).hidden = part !== id;
}

function showProblem(detail, canRetry) {
  element('problem-detail').textContent = detail;
  element('retry').hidden = !canRetry;
  showOnly('problem');
}

function showPicture(file, note) {
  const picture = element('picture');
  URL.revokeObjectURL(picture.src);
  picture.src = URL.createObjectURL(file);
  picture.alt = `The picture ${file.name}`;
  picture.hidden = false;
  picture.onerror = () => {  // the browser may know fewer formats than the server
    picture.hidden = true;
    element('hint').hidden = false;
    element('drop').classList.remove('filled');
  };
  element('hint').hidden = true;
  element('drop').classList.add('filled');
  element('file-name').textContent = `${file.name}, ${fileSize(file.size)}${note}`;
  element('file-name').hidden = false;
}

function showResult(answer, roundTrip) {
  const list = element('predictions');
  list.replaceChildren(...answer.predictions.map((prediction) => {
    const bar = make('span', 'bar');
    bar.setAttribute('aria-hidden', 'true');
    const fill = make('i');
    fill.style.width = percent(prediction.confidence).replace(' ', '');
    bar.append(fill);
    const row = make('li');
    row.append(make('span', 'label', prediction.label), bar,
               make('span', 'share', percent(prediction.confidence)));
    return row;
  }));

  const best = answer.predictions[0];
  element('unsure').hidden = !best || best.confidence >= unsureBelow;
  element('unsure').textContent = 'The model is unsure: it always answers one of its '
      + `${classCount ? `${classCount} ` : ''}classes, even for a picture of something else.`;

  const timing = answer.timing_ms;
  const bar = element('stages-bar');
  bar.replaceChildren(...stageNames.map((stage) => {
    const part = make('span', stage);
    part.style.flexGrow = timing[stage];
    return part;
  }));
  const rows = [...stageNames.map((stage) => [stage, timing[stage]]),
                ['total', timing.total], ['round trip', roundTrip]];
  element('stages').replaceChildren(...rows.map(([name, value]) => {
    const row = make('div');
    row.append(make('dt', stageNames.includes(name) ? name : 'plain', name),
               make('dd', '', milliseconds(value)));
    return row;
  }));
  showOnly('result');
}

async function classify(file, note = '') {
  chosen = file;
  if (pending) pending.abort();
  const request = pending = new AbortController();
  showPicture(file, note);
  showOnly('waiting');
  const start = performance.now();
  try {
    const reply = await fetch(server + '/predict', {
      method: 'POST',
      // The server tells a picture by its bytes, not by what the name suggests.
      headers: {'Content-Type': file.type.startsWith('image/') ? file.type
                                                               : 'application/octet-stream'},
      body: file,
      signal: request.signal,
    });
    const answer = await reply.json();
    if (request !== pending) return;
    if (reply.ok)
      showResult(answer, performance.now() - start);
    else
      showProblem(answer.detail || `The server answered ${reply.status}.`,
                  reply.status === 429 || reply.status === 503);
  } catch (error) {
    if (request !== pending || error.name === 'AbortError') return;
    showProblem('The connection to the server broke. It may have stopped, or the '
                + `picture (${fileSize(file.size)}) may be larger than it accepts.`, true);
  }
}

function classifyFirst(files) {
  if (files.length)
    classify(files[0], files.length > 1 ? `, the first of ${files.length} pictures` : '');
}

element('file').addEventListener('change', (event) => {
  classifyFirst(event.target.files);
  event.target.value = '';  // so that the same file can be chosen again
});
element('retry').addEventListener('click', () => classify(chosen));

document.addEventListener('paste', (event) => classifyFirst(event.clipboardData.files));

let dragDepth = 0;  // enter and leave come for every element below the pointer
function dragging(change) {
  dragDepth = change ? dragDepth + change : 0;
  document.body.classList.toggle('dragging', dragDepth > 0);
}
document.addEventListener('dragenter', () => dragging(1));
document.addEventListener('dragleave', () => dragging(-1));
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  dragging(0);
  if (event.dataTransfer.files.length)
    classifyFirst(event.dataTransfer.files);
  else
    showProblem('That was no file. Save the picture first, or copy it and paste it here.',
                false);
});

// ---- The live figures ----

const series = {rps: [], p95: []};

function drawLine(svg, values) {
  const top = Math.max(...values, 1e-9);
  const points = values.map((value, index) =>
    `${historyLength - values.length + index},${(46 - 44 * value / top).toFixed(2)}`);
  svg.setAttribute('viewBox', `0 0 ${historyLength - 1} 48`);
  svg.setAttribute('preserveAspectRatio', 'none');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'polyline');
  line.setAttribute('points', points.join(' '));
  svg.replaceChildren(line);
}

function remember(name, value) {
  series[name].push(value);
  if (series[name].length > historyLength) series[name].shift();
  drawLine(element(`${name}-line`), series[name]);
}

function latencyRow(name, summary) {
  const row = make('tr');
  const heading = make('th', '', name);
  heading.scope = 'row';
  row.append(heading, ...['mean', 'p50', 'p95', 'p99', 'max'].map((figure) =>
    make('td', '', summary.count ? milliseconds(summary[figure]).replace(' ms', '') : '–')));
  return row;
}

function duration(seconds) {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return `${seconds} s`;
  if (minutes < 120) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function showStats(stats) {
  const all = stats.traffic.all;
  element('offline').hidden = true;
  element('rps').textContent = plainNumber.format(stats.requests_per_second);
  element('fps').textContent = plainNumber.format(stats.failures_per_second);
  element('in-flight').textContent = stats.in_flight;
  element('queue').textContent = stats.queue_depth;

  remember('rps', stats.requests_per_second);
  remember('p95', all.latency_ms.p95);
  element('rps-peak').textContent = `up to ${plainNumber.format(Math.max(...series.rps))}`;
  element('p95').textContent = all.latency_ms.count ? milliseconds(all.latency_ms.p95) : '–';
  element('latency').replaceChildren(
    latencyRow('total', all.latency_ms),
    ...stageNames.map((stage) => latencyRow(stage, all[`${stage}_ms`])));

  const kinds = Object.entries(all.failed_by_kind).map(([kind, count]) => `${count} ${kind}`);
  element('totals').textContent = `${plainNumber.format(all.succeeded)} answered, `
      + `${plainNumber.format(all.failed)} failed${kinds.length ? ` (${kinds.join(', ')})` : ''}, `
      + `${plainNumber.format(all.cancelled)} cancelled; up for ${duration(stats.uptime_seconds)}`;
}

async function showModel(model) {
  if (model) {
    classCount = model.classes;
    element('model').textContent = `${model.name}, version ${model.version} · `
        + `${model.classes} classes · ${model.input_width} × ${model.input_height} pixels`;
    element('model').classList.remove('error');
    return;
  }
  const health = await (await fetch(server + '/health')).json();
  element('model').textContent = health.detail || 'No model is loaded.';
  element('model').classList.add('error');
}

let timer = 0;
async function poll() {
  clearTimeout(timer);
  if (document.hidden) return;
  const patience = new AbortController();
  const giveUp = setTimeout(() => patience.abort(), answerWithin);
  try {
    const reply = await fetch(server + '/stats', {signal: patience.signal, cache: 'no-store'});
    const stats = await reply.json();
    showStats(stats);
    await showModel(stats.model);
  } catch {
    element('offline').textContent = 'The server does not answer. These are the last figures; '
        + 'the page goes on asking.';
    element('offline').hidden = false;
  }
  clearTimeout(giveUp);
  clearTimeout(timer);
  timer = setTimeout(poll, pollEvery);
}

document.addEventListener('visibilitychange', poll);
element('curl').textContent = `curl -F image=@photo.jpg ${location.origin}/predict`;
poll();
