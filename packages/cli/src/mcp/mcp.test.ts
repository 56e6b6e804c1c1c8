import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../testing/runCli.ts';
import type { ExplainOutput, ReadOutput } from './schemas.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const example = (name: string) => join(root, 'examples', name);

let client: Client;
beforeAll(async () => {
  client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [join(root, 'packages/cli/src/bin.mjs'), 'mcp'],
    }),
  );
});
afterAll(() => client.close());

async function call(name: string, args: Record<string, unknown>) {
  const { isError = false, content, structuredContent } = await client.callTool({ name, arguments: args });
  const [first] = content as { type: string; text: string }[];
  return { isError, text: first.text, output: structuredContent };
}

test('both tools have schemas for their arguments and results', async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(['read_numbers', 'explain_digit']);
  const results = { read_numbers: 'readings', explain_digit: 'words' };
  for (const { name, inputSchema, outputSchema, annotations } of tools) {
    expect(inputSchema.properties).toHaveProperty('path');
    expect(outputSchema?.properties).toHaveProperty(results[name as keyof typeof results]);
    expect(annotations?.readOnlyHint).toBe(true);
  }
});

test('the output is the reading of `cifra read`', async () => {
  const { output, text } = await call('read_numbers', { path: example('zip-code.png'), expect: 'zip-us' });
  const { stdout } = await runCli(['read', example('zip-code.png'), '--expect', 'zip-us', '--json']);
  const { readings, model } = JSON.parse(stdout);
  const read = output as ReadOutput;
  expect(read.model).toBe(model);
  expect(read.readings).toHaveLength(readings.length);
  const [{ value, confidence, box, digits, candidates }] = readings;
  expect(read.readings[0]).toMatchObject({
    page: 1,
    value,
    confidence,
    box,
    candidates,
    advice: null,
    print: false,
  });
  expect(read.readings[0].digits.map(({ probabilities }) => probabilities)).toEqual(
    digits.map(({ probabilities }: { probabilities: number[] }) => probabilities),
  );
  expect(text).toContain(read.readings[0].text);
});

test('a picture as base64 or data URL is read like the file', async () => {
  const base64 = (await readFile(example('zip-code.png'))).toString('base64');
  const [file, plain, url] = await Promise.all([
    call('read_numbers', { path: example('zip-code.png') }),
    call('read_numbers', { data: base64 }),
    call('read_numbers', { data: `data:image/png;base64,${base64}` }),
  ]);
  expect(plain.output).toEqual(file.output);
  expect(url.output).toEqual(file.output);
});

test('a refusal has its reason and advice in words', async () => {
  const { output, text } = await call('read_numbers', { path: example('zip-code.png'), expect: 'digits:3' });
  const [reading] = (output as ReadOutput).readings;
  expect(reading).toMatchObject({ accepted: false, refusal: 'format' });
  expect(reading.advice).toMatch(/this is not what was expected/);
  expect(text).toBe(`refused: ${reading.advice}`);
});

test('a digit is explained in words', async () => {
  const { output, text } = await call('explain_digit', {
    path: example('zip-code.png'),
    digit: 1,
    whyNot: 0,
  });
  const explained = output as ExplainOutput;
  expect(explained).toMatchObject({ place: 1, against: 0 });
  expect(explained.probabilities.reduce((sum, value) => sum + value)).toBeCloseTo(1, 4);
  expect(explained.box.width).toBeGreaterThan(0);
  expect(text).toBe(explained.words.join('\n'));
});

test.each([
  ['no picture', 'read_numbers', {}, 'give either path or data: one picture for each call'],
  ['a missing file', 'read_numbers', { path: '/nowhere.png' }, '/nowhere.png does not exist: check the name'],
  ['standard input', 'read_numbers', { path: '-' }, '"-" is not a path; send the picture as data'],
  ['text for a picture', 'read_numbers', { data: 'what is this?' }, 'data must be a picture file in base64'],
  ['bytes of another kind', 'read_numbers', { data: 'aGVsbG8gd29ybGQ=' }, 'the picture is not'],
  ['an unknown format', 'read_numbers', { path: example('zip-code.png'), expect: 'zip' }, 'expect'],
  ['wrong pages', 'read_numbers', { path: example('zip-code.png'), pages: 'all' }, 'write them as in 1-3,7'],
  [
    'a missing digit',
    'explain_digit',
    { path: example('zip-code.png'), digit: 40 },
    'there is no digit 40 in line 1',
  ],
])('%s is an error of the tool that says what to do', async (_, name, args, message) => {
  const { isError, text } = await call(name, args);
  expect({ isError, text }).toEqual({ isError: true, text: expect.stringContaining(message) });
});

test('a picture larger than the limit of `cifra read` is refused before it is decoded', async () => {
  const { pictureBytes } = await import('./pictureBytes.ts');
  await expect(pictureBytes({ data: 'A'.repeat(180 * 2 ** 20) })).rejects.toThrow(/is larger than 128 MiB/);
});

test('unknown arguments are refused', async () => {
  const { isError, text } = await call('read_numbers', { file: 'seven.png' }).catch((error: Error) => ({
    isError: true,
    text: error.message,
  }));
  expect({ isError, text }).toEqual({ isError: true, text: expect.stringContaining('file') });
});

test('the server ends when its input ends', async () => {
  const { code, stdout } = await runCli(['mcp'], { input: new Uint8Array() });
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
});
