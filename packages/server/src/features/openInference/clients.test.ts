// The clients of Triton and KServe rely on some behaviour that is not in the protocol. These tests
// repeat what their sources do: https://github.com/triton-inference-server/client,
// src/python/library/tritonclient/http (_client.py, _utils.py, _infer_result.py)
// https://github.com/kserve/kserve, python/kserve/kserve (inference_client.py,
// protocol/infer_type.py)
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../main.ts';
import { bareApp } from '../../testing/bareApp.ts';
import { startTestServer } from '../../testing/server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const SHAPE = [2, 1, 28, 28];
const pixels = Float32Array.from({ length: 2 * 784 }, (_, i) => ((i * 7) % 256) / 255);

/**
 * `_get_inference_request` of Triton's client: no media type, tensors after the JSON, every output
 * as bytes.
 */
function tritonRequest(parameters: object): { body: Buffer; headers: Record<string, string> } {
  const inputs = [
    { name: 'image', shape: SHAPE, datatype: 'FP32', parameters: { binary_data_size: pixels.byteLength } },
  ];
  const json = Buffer.from(JSON.stringify({ id: '42', inputs, parameters }));
  const body = Buffer.concat([json, Buffer.from(pixels.buffer)]);
  return { body, headers: { 'inference-header-content-length': String(json.length) } };
}

/** `InferResult.as_numpy` of Triton's client. */
async function tritonResult(response: Response, name: string): Promise<number[]> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const length = response.headers.get('inference-header-content-length');
  const result = JSON.parse(bytes.toString('utf8', 0, length === null ? undefined : Number(length)));
  let at = Number(length);
  for (const output of result.outputs) {
    const size = output.parameters?.binary_data_size;
    if (output.name === name && size === undefined) return output.data;
    if (output.name === name)
      return [...new Float32Array(Uint8Array.from(bytes.subarray(at, at + size)).buffer)];
    at += size ?? 0;
  }
  throw new Error(`no output ${name}`);
}

/** `InferRequest.to_rest` without bytes, and `InferResponse.from_bytes`, of KServe's client. */
async function kserveInfer(): Promise<{ id: string; model: string; data: number[]; shape: number[] }> {
  const inputs = [{ name: 'image', shape: SHAPE, datatype: 'FP32', data: [...pixels] }];
  const response = await fetch(`${server.url}/v2/models/digit/infer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: '42', inputs }),
  });
  const { id, model_name, outputs } = (await response.json()) as {
    id: string;
    model_name: string;
    outputs: { data: number[]; shape: number[] }[];
  };
  const [{ data, shape }] = outputs;
  return { id, model: model_name, data, shape };
}

test("Triton's infer: bytes both ways, with unknown parameters ignored", async () => {
  const { body, headers } = tritonRequest({ binary_data_output: true, priority: 1, timeout: 1000 });
  const response = await fetch(`${server.url}/v2/models/digit/infer`, { method: 'POST', headers, body });
  expect(response.status).toBe(200);
  const logits = await tritonResult(response, 'logits');
  const { data, ...answer } = await kserveInfer();
  expect(answer).toEqual({ id: '42', model: 'digit', shape: [2, 10] });
  expect(logits).toEqual(data.map(Math.fround));
});

test("Triton's large answer is compressed as requested, with the length of the plain one", async () => {
  const shape = [256, 1, 28, 28];
  const inputs = [{ name: 'image', shape, datatype: 'FP32', data: new Array(256 * 784).fill(0) }];
  const response = await fetch(`${server.url}/v2/models/digit/infer`, {
    method: 'POST',
    headers: { 'accept-encoding': 'gzip' },
    body: JSON.stringify({ inputs, parameters: { binary_data_output: true } }),
  });
  expect(response.status).toBe(200);
  expect(await tritonResult(response, 'logits')).toHaveLength(2560);
});

// `_get_error` reads the member `error` of whatever is not 200; KServe's client of
// `application/json`, to the letter, alone.
test.each([
  ['GET', '/v2/models/none'],
  ['GET', '/v2/models/none/ready'],
  ['GET', '/v2/models/digit/versions/0/ready'],
  ['GET', '/v2/models/digit/stats'],
  ['POST', '/v2/repository/index'],
  ['GET', '/v2/models/digit/infer'],
  ['POST', '/v2/models/digit/infer'],
  ['GET', '/v2/%zz'],
])('%s %s: the error is found', async (method, path) => {
  const response = await fetch(server.url + path, { method });
  expect(response.ok).toBe(false);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toMatchObject({
    error: expect.stringMatching(/\w/),
    status: response.status,
  });
});

test('a missing key is an error of the protocol too', async () => {
  const app = await bareApp({ CIFRA_AUTH: 'keys' });
  const refused = await app.inject({ url: '/v2/models/digit' });
  expect([refused.statusCode, refused.headers['content-type']]).toEqual([401, 'application/json']);
  expect(refused.json().error).toMatch(/send a key/);
});

// `is_server_ready` and `is_model_ready` of Triton's client look at the status alone, KServe's read
// `ready`.
test('the status says what is not ready', async () => {
  const manifest = { name: 'digit', version: '1' };
  const app = await bareApp({}, undefined, {
    ready: () => false,
    models: { active: () => ({ manifest }) },
  });
  for (const url of ['/v2/health/ready', '/v2/models/digit/ready', '/v2/models/digit/versions/1/ready']) {
    const answer = await app.inject({ url, headers: { host: 'localhost' } });
    expect([answer.statusCode, answer.json().ready], url).toEqual([503, false]);
  }
});
