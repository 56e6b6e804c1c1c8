import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRealData } from '@cifra/training/data/sources/realData.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProgress } from '../output/progress.ts';
import { runCli } from '../testing/runCli.ts';
import { downloadDisplay } from './getSources.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-data-'));
  await mkdir(join(folder, 'usps'));
  await writeFile(join(folder, 'usps/usps-test-labels-idx1-ubyte'), 'not the labels');
});
afterAll(() => rm(folder, { recursive: true }));

test('list shows the data sets, their folder, and which are present', async () => {
  const { code, stdout } = await runCli(['data', 'list', '--data', folder]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^name +present +contents\nmnist +no /);
  expect(stdout).toMatch(/\nusps +1 of 4 files /);
  expect(stdout).toContain(`folder: ${folder}`);
  // Also lists the sets that cannot be downloaded, with their source and terms.
  expect(stdout).toMatch(
    /\norand-car-a +no +1,080 amounts .*`cifra train number` needs it, `number-open` does not\n/,
  );
  expect(stdout).toMatch(/\n {2}mnist +Copyright .* CC BY-SA 3\.0/);
  expect(stdout).toMatch(/\n {2}orand-car-a +The pictures are offered for research/);
  expect(stdout).toMatch(
    /\norand-car-a cannot be downloaded by `cifra data get`\. Read the terms .*https:\/\//,
  );
});

test('the cheques cannot be downloaded: says where to get them', async () => {
  const { code, stderr } = await runCli(['data', 'get', 'orand-car-a', '--data', folder]);
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^ORAND-CAR-A cheques: .*\ncifra: orand-car-a cannot be downloaded, and .* lacks orand-car-a\/labels\.csv, orand-car-a\/images\n +Read the terms .*https:/,
  );
});

test('CIFRA_DATA names the folder; --data takes precedence', async () => {
  const env = { CIFRA_DATA: '/somewhere/else' };
  expect((await runCli(['data', 'list'], { env })).stdout).toContain('folder: /somewhere/else');
  expect((await runCli(['data', 'list', '--data', folder], { env })).stdout).toContain(`folder: ${folder}`);
});

test('list --json contains mirrors, terms and hashes', async () => {
  const { stdout } = await runCli(['data', 'list', '--data', folder, '--json']);
  const sources = JSON.parse(stdout);
  expect(sources).toHaveLength(7);
  expect(sources[3]).toMatchObject({ name: 'orand-car-a', how: expect.any(String), present: [] });
  expect(sources[5]).toMatchObject({
    name: 'pendigits',
    terms: expect.stringContaining('CC BY 4.0'),
    files: [{ path: 'pendigits/digits.jsonl', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
  });
  expect(sources[1]).toMatchObject({
    name: 'usps',
    terms: expect.any(String),
    present: ['usps/usps-test-labels-idx1-ubyte'],
  });
});

test('verify reports missing and corrupt files, and how to fix them', async () => {
  const { code, stdout, stderr } = await runCli(['data', 'verify', 'usps', '--data', folder]);
  expect(code).toBe(3);
  expect(stdout).toMatch(/usps\/usps-train-images-idx3-ubyte +missing/);
  expect(stdout).toMatch(/usps\/usps-test-labels-idx1-ubyte +corrupt/);
  expect(stderr).toContain('npx cifra data get usps');
  const json = await runCli(['data', 'verify', 'usps', '--data', folder, '--json']);
  expect(JSON.parse(json.stdout).map(({ state }: { state: string }) => state)).toContain('corrupt');
});

test('strokes cannot be downloaded: get says where they come from, and refuses other bytes', async () => {
  const root = await mkdtemp(join(folder, 'strokes-'));
  const get = () => runCli(['data', 'get', 'pendigits', '--data', root]);
  const absent = await get();
  expect(absent.code).toBe(1);
  expect(absent.stderr).toMatch(/pendigits cannot be downloaded, and .* lacks pendigits\/digits\.jsonl\n/);
  expect(absent.stderr).toMatch(/yangxikevinou\/DigitSignature/);
  await mkdir(join(root, 'pendigits'));
  await writeFile(join(root, 'pendigits/digits.jsonl'), '{}');
  const other = await get();
  expect(other.code).toBe(1);
  expect(other.stderr).toMatch(/digits\.jsonl: bytes that differ from the published ones/);
  // Without names, `verify` checks them because they are there; unipen is not, so it is not asked for.
  const verified = await runCli(['data', 'verify', '--data', root]);
  expect(verified.stdout).toMatch(/pendigits\/digits\.jsonl +corrupt/);
  expect(verified.stdout).not.toContain('unipen');
});

const real = findRealData(['unipen', 'pendigits']);
test('strokes in the folder are taken and verified', async ({ skip }) => {
  if (real.skip) skip(real.skip);
  const { code, stdout, stderr } = await runCli([
    'data',
    'get',
    'unipen',
    'pendigits',
    '--data',
    `${real.root}`,
  ]);
  expect(code).toBe(0);
  expect(stderr).toMatch(/unipen: already present, verified\n(.*\n)* +pendigits: already present, verified/);
  expect(stdout.trim()).toBe(real.root);
});

test('the cheques have no published hashes', async () => {
  const { code, stderr } = await runCli(['data', 'verify', 'orand-car-a', '--data', folder]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^cifra: orand-car-a cannot be verified\n/);
});

test('verify without a folder says what to do', async () => {
  const { code, stderr } = await runCli(['data', 'verify', '--data', join(folder, 'nowhere')]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^cifra: the data folder .*nowhere does not exist/);
});

test('get: names a mirror with other bytes and keeps none of them', async () => {
  const server = createServer((_, response) => response.end('not a data set'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const proxy = 'http://127.0.0.1:9';
  // Makes the public mirrors unreachable with a proxy address on which nothing listens.
  const env = {
    NODE_USE_ENV_PROXY: '1',
    HTTPS_PROXY: proxy,
    https_proxy: proxy,
    NO_PROXY: '127.0.0.1',
    no_proxy: '127.0.0.1',
  };
  const words = [
    'data',
    'get',
    'qmnist',
    '--data',
    join(folder, 'got'),
    '--mirror',
    `http://127.0.0.1:${port}`,
  ];
  const { stderr } = await runCli(words, {
    env,
    onStderr: (soFar, kill) => {
      if (/wanted [0-9a-f]{64}/.test(soFar)) kill('SIGINT');
    },
  });
  server.close();
  expect(stderr).toMatch(/^QMNIST labels: BSD-style licence/);
  expect(stderr).toMatch(new RegExp(`qmnist-train-labels-idx2-int\\.gz: .*127\\.0\\.0\\.1:${port}`));
});

describe('the display of downloads', () => {
  test('a bar with speed, then a permanent line', () => {
    const written: string[] = [];
    let clock = 0;
    const now = () => clock;
    const stream = { isTTY: false, write: (text: string) => written.push(text.trimEnd()) };
    const show = downloadDisplay(createProgress({ stream, now, plainEvery: 1000 }), now);
    const event = {
      kind: 'progress',
      remote: 'a.gz',
      url: 'http://example.org/a.gz',
      total: 4_000_000,
    } as const;
    show({ ...event, received: 1_000_000 });
    clock = 2000;
    show({ ...event, received: 3_000_000 });
    show({ kind: 'failed', remote: 'a.gz', url: event.url, reason: 'HTTP 503' });
    show({ kind: 'waiting', remote: 'a.gz', wait: 1000 });
    show({ kind: 'done', remote: 'a.gz', files: ['a'] });
    show({ kind: 'present', remote: 'b.gz', files: ['b'] });
    expect(written).toEqual([
      '  a.gz  █████░░░░░░░░░░░░░░░  1.0 MB of 4.0 MB',
      '  a.gz  ███████████████░░░░░  3.0 MB of 4.0 MB  1.0 MB/s',
      '  a.gz: HTTP 503 (http://example.org/a.gz)',
      '  a.gz: trying again in 1 s',
      '  a.gz: downloaded, verified',
      '  b.gz: already present, verified',
    ]);
  });
});
