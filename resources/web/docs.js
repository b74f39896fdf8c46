// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

// Draws /openapi.json: nothing about an operation is written here.

const written = 'http://127.0.0.1:5000';  // the server of the document's samples
const deepest = 4;                         // levels of a schema that are unfolded
const longestShown = 20000;                // characters of an answer

const element = (id) => document.getElementById(id);

function make(tag, className, ...content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

let api = {};

function resolved(part) {
  if (!part || !part.$ref) return part;
  return resolved(part.$ref.slice(2).split('/').reduce(
    (at, name) => at[name.replaceAll('~1', '/').replaceAll('~0', '~')], api));
}

const nameOf = (part) => (part && part.$ref ? part.$ref.split('/').pop() : '');

// ---- Schemas ----

function typeOf(schema) {
  const plain = resolved(schema) || {};
  if (plain.const !== undefined) return JSON.stringify(plain.const);
  if (plain.enum) return plain.enum.join(' | ');
  if (plain.oneOf) return plain.oneOf.map(typeOf).join(' or ');
  if (plain.type === 'array') return `array of ${plain.items ? typeOf(plain.items) : 'anything'}`;
  const type = [plain.type || 'anything'].flat().join(' or ');
  const limits = [];
  if (plain.minimum !== undefined) limits.push(`from ${plain.minimum}`);
  if (plain.maximum !== undefined) limits.push(`to ${plain.maximum}`);
  return nameOf(schema) || [type, ...limits].join(' ');
}

function property(name, schema, required, depth) {
  const plain = resolved(schema) || {};
  const row = make('li', '', make('code', '', name), ' ', make('span', 'type', typeOf(schema)));
  if (required) row.append(' ', make('span', 'required', 'required'));
  if (plain.description) row.append(' ', make('span', 'type', `– ${plain.description}`));
  const inner = schemaList(schema, depth + 1);
  if (inner) row.append(inner);
  return row;
}

function schemaList(schema, depth = 0) {
  const plain = resolved(schema);
  if (!plain || depth > deepest) return null;
  if (plain.oneOf) {
    const forms = plain.oneOf.map((form) => property(typeOf(form), form, false, depth));
    return make('ul', 'schema', ...forms);
  }
  if (plain.type === 'array') return schemaList(plain.items, depth);
  const rows = Object.entries(plain.properties || {}).map(([name, value]) =>
    property(name, value, (plain.required || []).includes(name), depth));
  if (typeof plain.additionalProperties === 'object')
    rows.push(property((plain.required || []).join(', ') || '…', plain.additionalProperties, false,
                       depth));
  return rows.length ? make('ul', 'schema', ...rows) : null;
}

// ---- Samples ----

function sample(text, label) {
  const copy = make('button', '', 'Copy');
  copy.type = 'button';
  copy.addEventListener('click', async () => {
    // The clipboard is closed to pages without TLS: then the text is selected.
    try {
      await navigator.clipboard.writeText(text);
      copy.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(copy.parentElement.querySelector('pre'));
      copy.textContent = 'Ctrl+C';
    }
    setTimeout(() => { copy.textContent = 'Copy'; }, 2000);
  });
  const box = make('div', 'sample', make('pre', '', text), copy);
  if (!label) return box;
  return make('div', '', make('h4', '', label), box);
}

const withExamples = (path, parameters) =>
  parameters.reduce((at, parameter) => (parameter.in === 'path'
    ? at.replace(`{${parameter.name}}`, parameter.example) : at), path);

function curlLines(operation, method, path, parameters) {
  if (operation['x-codeSamples'])
    return operation['x-codeSamples'].map((line) =>
      sample(line.source.replaceAll(written, location.origin), line.label));
  if (method !== 'get') return [];
  return [sample(`curl ${location.origin}${withExamples(path, parameters)}`)];
}

function contentBlocks(content) {
  const blocks = [];
  for (const [type, media] of Object.entries(content || {})) {
    blocks.push(make('p', '', make('code', '', type)));
    const list = schemaList(media.schema);
    if (list) blocks.push(list);
    const examples = media.examples ? Object.values(media.examples)
      : media.example !== undefined ? [{value: media.example}] : [];
    for (const {value, summary} of examples)
      blocks.push(make('h4', '', summary || 'Example'),
                  make('pre', '', typeof value === 'string' ? value
                    : JSON.stringify(value, null, 2)));
  }
  return blocks;
}

// ---- Trying ----

element('key').addEventListener('submit', (event) => event.preventDefault());

function keyHeaders() {
  const key = element('key-field').value;
  return key ? {'X-API-Key': key} : {};
}

async function show(output, url, request) {
  output.replaceChildren('Waiting for the answer…');
  const start = performance.now();
  try {
    const reply = await fetch(url, request);
    const text = await reply.text();
    const time = Math.round(performance.now() - start);
    let shown = text;
    try {
      shown = JSON.stringify(JSON.parse(text), null, 2);
    } catch { /* not JSON: as it came */ }
    const head = make('p', reply.ok ? 'done' : 'failed',
                      `${reply.status} ${reply.statusText}, ${time} ms, request `
                      + `${reply.headers.get('X-Request-Id')}`);
    output.replaceChildren(head, make('pre', '', shown.length > longestShown
      ? `${shown.slice(0, longestShown)}…` : shown));
  } catch {
    output.replaceChildren(make('p', 'failed', 'The server did not answer; is it still running?'));
  }
}

function tryForm(operation, method, path, parameters) {
  const takesFile = Boolean(resolved(operation.requestBody || {}).content?.['multipart/form-data']);
  if (method !== 'get' && !takesFile) return [];
  const form = make('form', 'try');
  for (const parameter of parameters) {
    const input = make('input');
    input.name = parameter.name;
    input.required = Boolean(parameter.required);
    input.value = parameter.required ? parameter.example : '';
    input.placeholder = parameter.required ? '' : `e.g. ${parameter.example}`;
    form.append(make('label', '', parameter.name, input));
  }
  if (takesFile) {
    const files = make('input');
    Object.assign(files, {type: 'file', name: 'files', multiple: true, required: true});
    form.append(make('label', '', 'Pictures', files));
  }
  const output = make('output');
  form.append(make('button', '', 'Send'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const url = new URL(location.origin);
    url.pathname = parameters.reduce((at, {name, in: place}) => (place === 'path'
      ? at.replace(`{${name}}`, encodeURIComponent(form.elements[name].value)) : at), path);
    for (const {name, in: place} of parameters)
      if (place === 'query' && form.elements[name].value)
        url.searchParams.set(name, form.elements[name].value);
    const request = {method: method.toUpperCase(), headers: keyHeaders()};
    if (takesFile) {
      request.body = new FormData();
      for (const file of form.elements.files.files) request.body.append('image', file);
    }
    show(output, url, request);
  });
  return [make('h4', '', 'Try it'), form, output];
}

// ---- The page ----

function parameterTable(parameters) {
  if (!parameters.length) return [];
  const rows = parameters.map((parameter) => {
    const heading = make('th', '', parameter.name);
    heading.scope = 'row';
    return make('tr', '', heading,
                make('td', '', `${parameter.in}, ${typeOf(parameter.schema)}`),
                make('td', '', parameter.description || ''));
  });
  return [make('h4', '', 'Parameters'), make('table', 'plain', make('tbody', '', ...rows))];
}

function responseTable(responses) {
  const blocks = [make('h4', '', 'Answers')];
  for (const [status, reference] of Object.entries(responses)) {
    const response = resolved(reference);
    const inner = make('details', '', make('summary', '',
      make('code', '', status), make('span', '', response.description)));
    const fields = Object.entries(response.headers || {}).map(([name, header]) =>
      make('li', '', make('code', '', name), ' ',
           make('span', 'type', `– ${resolved(header).description}`)));
    inner.append(make('div', '', make('ul', 'schema', ...fields),
                      ...contentBlocks(response.content)));
    blocks.push(inner);
  }
  return blocks;
}

function operationBlock(path, method, operation, shared) {
  const parameters = [...shared, ...(operation.parameters || [])].map(resolved);
  const summary = make('summary', '', make('span', `method ${method}`, method.toUpperCase()),
                       make('code', '', path));
  if (operation.security && !operation.security.length)
    summary.append(make('span', 'key-free', 'no key'));
  summary.append(make('span', 'muted', operation.summary));
  const content = make('div');
  if (operation.description) content.append(make('p', '', operation.description));
  const lines = curlLines(operation, method, path, parameters);
  content.append(...lines, ...tryForm(operation, method, path, parameters),
                 ...parameterTable(parameters));
  const body = resolved(operation.requestBody);
  if (body)
    content.append(make('h4', '', 'Body'), ...(body.description
      ? [make('p', '', body.description)] : []), ...contentBlocks(body.content));
  content.append(...responseTable(operation.responses));
  const block = make('details', '', summary, content);
  block.id = operation.operationId;
  return block;
}

function draw() {
  document.title = `${api.info.title} API`;
  element('version').textContent = `version ${api.info.version}`;
  element('description').textContent = api.info.description;
  for (const tag of api.tags) {
    const heading = make('h2', '', tag.name);
    const section = make('section', '', heading, make('p', 'muted', tag.description || ''));
    element('contents').append(make('h2', '', tag.name));
    for (const [path, item] of Object.entries(api.paths)) {
      for (const [method, operation] of Object.entries(item)) {
        const wanted = operation.operationId && operation.tags.includes(tag.name);
        if (!wanted || operation['x-internal']) continue;
        section.append(operationBlock(path, method, operation, item.parameters || []));
        const link = make('a', '', `${method.toUpperCase()} ${path}`);
        link.href = `#${operation.operationId}`;
        element('contents').append(link);
      }
    }
    element('operations').append(section);
  }
}

function openLinked() {
  const block = location.hash && element(location.hash.slice(1));
  if (!block) return;
  block.open = true;
  block.scrollIntoView();
}

async function start() {
  try {
    const reply = await fetch(new URL('/openapi.json', location.origin));
    api = await reply.json();
    draw();
  } catch (error) {
    element('description').textContent = `/openapi.json could not be read: ${error.message}`;
    return;
  }
  if (!location.hash) element('predict').open = true;
  openLinked();
  addEventListener('hashchange', openLinked);
}
start();
