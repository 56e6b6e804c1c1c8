// What the models say is compared with ONNX Runtime itself, asked without any of our code.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRandom } from '@cifra/core/random/random.ts';
import { modelFolder } from '@cifra/node/models/folders.ts';
import { InferenceSession, Tensor } from '@cifra/node/onnxruntime/onnxruntime.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../main.ts';
import { post, startTestServer } from '../../testing/server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

type Output = {
  name: string;
  shape: number[];
  datatype: string;
  data?: number[];
  parameters?: { binary_data_size: number };
};
type Answer = { id?: string; model_name: string; model_version: string; outputs: Output[] };

async function reference(model: string, dims: number[], data: Float32Array): Promise<number[]> {
  const session = await InferenceSession.create(await readFile(join(modelFolder(model), 'model.onnx')));
  const { logits } = await session.run({ [session.inputNames[0]]: new Tensor('float32', data, dims) });
  await session.release();
  return [...(logits.data as Float32Array)];
}

function ink(size: number): Float32Array {
  const random = createRandom('open inference');
  return Float32Array.from({ length: size }, () => (random.next() < 0.2 ? random.next() : 0));
}

test.each([
  ['digit', [3, 1, 28, 28], [3, 10]],
  ['number', [1, 1, 32, 64], [1, 64 / 4, 29]],
])('%s: what it takes and gives, and its logits', async (name, shape, wanted) => {
  const metadata = (await (await fetch(`${server.url}/v2/models/${name}`)).json()) as {
    versions: string[];
    inputs: Output[];
    outputs: Output[];
  };
  const [version] = metadata.versions;
  const [input] = metadata.inputs;
  const data = ink(shape.reduce((a, b) => a * b));
  const body = { id: '7', inputs: [{ name: input.name, shape, datatype: 'FP32', data: [...data] }] };
  const response = await post(`${server.url}/v2/models/${name}/versions/${version}/infer`, body);
  const answer = (await response.json()) as Answer;
  expect(answer).toMatchObject({ id: '7', model_name: name, model_version: version });
  const [output] = answer.outputs;
  expect([output.name, output.datatype]).toEqual([metadata.outputs[0].name, 'FP32']);
  expect(output.shape).toEqual(wanted);
  expect(metadata.outputs[0].shape).toEqual(wanted.map((size, i) => (i < wanted.length - 1 ? -1 : size)));
  const truth = await reference(name, shape, data);
  expect(output.data?.length).toBe(truth.length);
  expect(Math.max(...truth.map((value, i) => Math.abs(value - (output.data as number[])[i])))).toBeLessThan(
    1e-4,
  );
});

test('tensors as bytes, both ways', async () => {
  const data = ink(784);
  const input = { name: 'image', shape: [1, 1, 28, 28], datatype: 'FP32' };
  const plain = (await (
    await post(`${server.url}/v2/models/digit/infer`, { inputs: [{ ...input, data: [...data] }] })
  ).json()) as Answer;
  const head = Buffer.from(
    JSON.stringify({
      inputs: [{ ...input, parameters: { binary_data_size: 3136 } }],
      outputs: [{ name: 'logits', parameters: { binary_data: true } }],
    }),
  );
  const response = await post(
    `${server.url}/v2/models/digit/infer`,
    Buffer.concat([head, new Uint8Array(data.buffer)]),
    { 'content-type': 'application/octet-stream', 'inference-header-content-length': String(head.length) },
  );
  const bytes = Buffer.from(await response.arrayBuffer());
  const length = Number(response.headers.get('inference-header-content-length'));
  const { outputs } = JSON.parse(bytes.toString('utf8', 0, length)) as Answer;
  expect(outputs[0].parameters?.binary_data_size).toBe(40);
  expect([...new Float32Array(Uint8Array.from(bytes.subarray(length)).buffer)]).toEqual(
    plain.outputs[0].data?.map(Math.fround),
  );
});

test('health, and the server itself', async () => {
  const number = (await (await fetch(`${server.url}/v2/models/number`)).json()) as { versions: string[] };
  expect(number.versions).toHaveLength(1);
  for (const path of [
    '/v2/health/live',
    '/v2/health/ready',
    '/v2/models/digit/ready',
    `/v2/models/number/versions/${number.versions[0]}/ready`,
  ])
    expect((await fetch(server.url + path)).status, path).toBe(200);
  expect(await (await fetch(`${server.url}/v2`)).json()).toMatchObject({
    name: 'cifra',
    extensions: ['binary_tensor_data'],
  });
});

const input = {
  name: 'image',
  shape: [1, 1, 28, 28],
  datatype: 'FP32',
  data: new Array<number>(784).fill(0),
};
test.each<[string, object, RegExp]>([
  ['another input', { inputs: [{ ...input, name: 'x' }] }, /unknown input "x", expected "image"/],
  ['another shape', { inputs: [{ ...input, shape: [1, 784] }] }, /expected \[-1,1,28,28\]/],
  ['another type', { inputs: [{ ...input, datatype: 'INT8' }] }, /expected FP32/],
  ['too few values', { inputs: [{ ...input, data: [1] }] }, /has 1 values, expected 784/],
  ['words', { inputs: [{ ...input, data: ['a'] }] }, /expected numbers/],
  ['another output', { inputs: [input], outputs: [{ name: 'y' }] }, /unknown output "y", expected "logits"/],
  ['nothing', {}, /inputs/],
  [
    'a value beyond FP32',
    { inputs: [{ ...input, data: [...input.data.slice(1), 1e39] }] },
    /not finite in FP32/,
  ],
  [
    'shared memory',
    { inputs: [{ ...input, parameters: { shared_memory_region: 'r' } }] },
    /shared_memory_region.*send the tensor itself/,
  ],
  [
    'classes instead of logits',
    { inputs: [input], outputs: [{ name: 'logits', parameters: { classification: 3 } }] },
    /classification.*take the largest of the logits/,
  ],
])('%s is an error in the words of the protocol', async (_name, body, message) => {
  const response = await post(`${server.url}/v2/models/digit/infer`, body);
  expect(response.status).toBe(400);
  expect(((await response.json()) as { error: string }).error).toMatch(message);
});

test.each([
  ['all as bytes', undefined, true],
  ['all as bytes, this one too', {}, true],
  ['all as bytes, but not this one', { binary_data: false }, false],
])('an output comes as requested: %s', async (_name, parameters, asBytes) => {
  const response = await post(`${server.url}/v2/models/digit/infer`, {
    inputs: [input],
    parameters: { binary_data_output: true },
    ...(parameters && { outputs: [{ name: 'logits', parameters }] }),
  });
  expect(response.headers.has('inference-header-content-length')).toBe(asBytes);
});

test('a model that is not active does not exist', async () => {
  for (const path of ['/v2/models/seven', '/v2/models/digit/versions/9']) {
    const response = await fetch(server.url + path);
    expect([response.status, ((await response.json()) as { error: string }).error]).toEqual([
      404,
      expect.stringMatching(/is not active; the active models are digit, version/),
    ]);
  }
});
