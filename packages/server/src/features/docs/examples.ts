/** The body and the answer of a real request, by media type. */
export type Examples = {
  readonly body?: Readonly<Record<string, unknown>>;
  readonly answer?: Readonly<Record<string, unknown>>;
};

const json = (value: unknown) => ({ 'application/json': value });

const digitModel = {
  name: 'digit',
  version: '1.0.0',
  sha256: 'e4f442717f474108fd9a9d5fb1f2a0731422335293ad718e5494f5d14b6914ab',
};
const numberModel = {
  name: 'number',
  version: '1.0.0',
  sha256: 'db1004aa768dc7bdab42f81ea03a313adc6f190924005ffeeb94f4933af34dae',
};
const pageModel = {
  name: 'page',
  version: '1.0.0',
  sha256: 'be044f75fe19094ea0d00f75ba59fa53126820c6e64879495ab85ec694efbf10',
};

const box = { x: 74, y: 55, width: 94, height: 170 };
const probabilities = [0, 0, 0, 0.0001, 0, 0.0001, 0.9995, 0.0001, 0.0001, 0.0001];
const reading = {
  text: '6',
  value: '6',
  confidence: 0.9995,
  raw: '6',
  box,
  digits: [{ digit: 6, box, probabilities, plausible: [6] }],
  candidates: [
    { text: '6', value: '6', probability: 0.9995 },
    { text: '3', value: '3', probability: 0.0001 },
  ],
  accepted: true,
  refusal: null,
};
const read = {
  readings: [reading],
  models: [digitModel, numberModel, pageModel],
  picture: { width: 240, height: 280, format: 'png' },
};

/** 28 rows of 28 with a bar in them, like a 1. */
const rows = (ink: number) =>
  Array.from({ length: 28 }, (_, y) =>
    Array.from({ length: 28 }, (_, x) => (x > 12 && x < 16 && y > 3 && y < 24 ? ink : 0)),
  );
const explanation = {
  digit: 1,
  against: 7,
  probabilities: [0, 0.998, 0, 0, 0, 0, 0, 0.002, 0, 0],
  words: [
    'The vertical stroke in the middle is evidence for 1 and against 7: without it, 1 would be 12 times less likely.',
  ],
  maps: { gradCam: rows(1), integratedGradients: rows(0.5), occlusion: rows(0.5), emptiness: rows(0) },
  image: rows(1),
  model: digitModel,
};

const model = {
  id: 'digit@1.0.0',
  ...digitModel,
  task: 'digit',
  active: true,
  parameters: 426_202,
  multiplyAdds: 20_788_992,
};
const manifest = { format: 1, name: 'digit', version: '1.0.0', task: 'digit' };

const job = {
  id: '0b8f6a52-3a7b-4c5e-9a57-1d6f4d3c2b1a',
  state: 'running',
  total: 3,
  read: 1,
  failed: 1,
  waiting: 1,
  options: { expect: 'amount' },
  createdAt: '2026-11-23T05:00:00.000Z',
  finishedAt: null,
};
const again = { ...job, failed: 0, waiting: 2 };
const cancelled = { ...job, state: 'cancelled', waiting: 0, finishedAt: '2026-11-23T05:00:02.000Z' };
const event = (name: string, data: object) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
const finished = { ...job, state: 'completed', read: 2, waiting: 0, finishedAt: '2026-11-23T05:00:02.000Z' };

const resultLine = `${JSON.stringify({ number: 0, name: '6.png', status: 'read', result: read })}\n`;

const resultsCsv =
  'number,name,status,line,text,value,confidence,accepted,refusal,problem,page,table,row,column,print\r\n0,6.png,read,0,6,6,0.9995,true,,,,,,,\r\n';

const correction = {
  id: '5f1c2f7e-8f0a-4b6e-9f55-2f0f6f2e8c11',
  createdAt: '2026-11-23T05:00:00.000Z',
  label: '7',
  readAs: '1',
  model: 'digit@1.0.0',
  note: null,
  hasPicture: false,
};
const key = {
  id: '0123456789ab',
  name: 'scanner',
  scopes: ['read'],
  createdAt: '2026-11-23T05:00:00.000Z',
  revokedAt: null,
};

const shape = [1, 1, 28, 28];
const inference = {
  body: json({ inputs: [{ name: 'image', shape, datatype: 'FP32', data: rows(1).flat() }] }),
  answer: json({
    model_name: 'digit',
    model_version: '1.0.0',
    outputs: [
      {
        name: 'logits',
        shape: [1, 10],
        datatype: 'FP32',
        data: [-0.9, 8.1, -0.7, -0.8, 0.2, -0.9, -0.6, 1.9, -0.4, -0.5],
      },
    ],
  }),
};
const tensors = {
  name: 'digit',
  versions: ['1.0.0'],
  platform: 'onnxruntime_onnx',
  inputs: [{ name: 'image', datatype: 'FP32', shape: [-1, 1, 28, 28] }],
  outputs: [{ name: 'logits', datatype: 'FP32', shape: [-1, 10] }],
};

const files = { 'multipart/form-data': { pictures: ['(the bytes of a file)'] } };
const digits = json({ digits: [rows(255)], inkValue: 255, top: 3 });

/**
 * Examples by method and address. A test checks each example against its schema, and requires an
 * example for every route.
 */
export const examples: Readonly<Record<string, Examples>> = {
  'POST /v1/read': { body: { ...digits, ...files }, answer: json({ ...read, milliseconds: 21.4 }) },
  'POST /v1/explain': { body: { ...json({ digits: [rows(255)] }), ...files }, answer: json(explanation) },
  'POST /v1/nearest': {
    body: json({ digit: rows(255), count: 1 }),
    answer: json({
      dataset: 'mnist train',
      digits: [{ row: 30_726, label: 1, distance: 0.31, image: rows(1) }],
      model: digitModel,
    }),
  },
  'GET /v1/datasets/{sha256}/digits/{row}': {
    answer: json({ dataset: 'mnist test', label: 1, image: rows(1) }),
  },
  'GET /v1/models': { answer: json({ models: [model] }) },
  'GET /v1/models/{id}': { answer: json({ ...model, manifest, card: '# digit 1.0.0\n' }) },
  'POST /v1/models/{id}/activate': { answer: json(model) },
  'POST /v1/models/roll-back': { answer: json(model) },
  'GET /v2': { answer: json({ name: 'cifra', version: '0.2.0', extensions: ['binary_tensor_data'] }) },
  'GET /v2/health/live': { answer: json({ live: true }) },
  'GET /v2/health/ready': { answer: json({ ready: true }) },
  'GET /v2/models/{name}': { answer: json(tensors) },
  'GET /v2/models/{name}/versions/{version}': { answer: json(tensors) },
  'GET /v2/models/{name}/ready': { answer: json({ name: 'digit', ready: true }) },
  'GET /v2/models/{name}/versions/{version}/ready': { answer: json({ name: 'digit', ready: true }) },
  'POST /v2/models/{name}/infer': inference,
  'POST /v2/models/{name}/versions/{version}/infer': inference,
  'POST /v1/jobs': { body: files, answer: json({ ...job, state: 'queued', read: 0, failed: 0, waiting: 3 }) },
  'GET /v1/jobs': { answer: json({ jobs: [job], next: null }) },
  'GET /v1/jobs/{id}': { answer: json(job) },
  'POST /v1/jobs/{id}/cancel': { answer: json(cancelled) },
  'POST /v1/jobs/{id}/retry': { answer: json(again) },
  'GET /v1/jobs/{id}/events': {
    answer: { 'text/event-stream': event('progress', job) + event('end', finished) },
  },
  'GET /v1/jobs/{id}/results': {
    answer: {
      'application/x-ndjson': resultLine,
      'application/jsonl': resultLine,
      'text/csv': resultsCsv,
    },
  },
  'POST /v1/feedback': { body: json({ label: '7', readAs: '1' }), answer: json(correction) },
  'GET /v1/feedback': { answer: json({ feedback: [correction], next: null }) },
  'DELETE /v1/feedback': { answer: json({ deleted: 3 }) },
  'POST /v1/keys': {
    body: json({ name: 'scanner', scopes: ['read'] }),
    answer: json({ key, token: 'cifra_0123456789ab_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }),
  },
  'GET /v1/keys': { answer: json({ keys: [key] }) },
  'DELETE /v1/keys/{id}': { answer: json({ ...key, revokedAt: '2026-11-23T06:00:00.000Z' }) },
  'GET /health/live': { answer: json({ status: 'live' }) },
  'GET /health/ready': { answer: json({ status: 'ready', reading: 'ready', database: 'ready' }) },
  'GET /health/ready/reading': { answer: json({ status: 'ready' }) },
  'GET /metrics': { answer: { 'text/plain': 'cifra_queue_length 0\ncifra_in_hand 0\n' } },
};
