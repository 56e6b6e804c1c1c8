import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, link, mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../testing/runCli.ts';
import { writeSampleBundle } from '../testing/sampleBundle.ts';

/** For a test that starts the command eight times, ms; see HANG in vitest.config.ts. */
const HANG = 3_600_000;
/** Enough that a process can be stopped in the middle of them. */
const PICTURES = 120;

let folder: string;
let model: string;

const bar = '<path d="M60 20 V100" stroke="#111" stroke-width="9" fill="none"/>';
const twoRows = '<path d="M40 20 V60 M60 20 V60 M40 120 V160 M60 120 V160" stroke="#111" stroke-width="6"/>';

function png(ink: string): Promise<Buffer> {
  const svg = `<svg width="120" height="180"><rect width="120" height="180" fill="#fff"/>${ink}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-batch-'));
  model = await writeSampleBundle(join(folder, 'sample'));
  const originals = { bar: await png(bar), rows: await png(twoRows), blank: await png(''), text: 'a seven' };
  for (const [name, content] of Object.entries(originals)) await writeFile(join(folder, name), content);
  await mkdir(join(folder, 'scans'));
  const kinds = ['bar', 'rows', 'bar', 'blank', 'bar', 'rows', 'text'];
  for (let i = 0; i < PICTURES; i++)
    await link(join(folder, kinds[i % kinds.length]), join(folder, 'scans', `scan ${i}, "${i % 5}".png`));
});
const running = new Set<ChildProcess>();
// A test that fails may leave its command running.
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});
afterAll(() => rm(folder, { recursive: true }));

const batch = (out: string, format = '--csv') => ['read', '--model', model, 'scans', format, '--out', out];
const run = (words: readonly string[]) => runCli(words, { cwd: folder });
const contentOf = (out: string) => readFile(join(folder, out), 'utf8');
const sizeOf = (out: string) =>
  stat(join(folder, out)).then(
    ({ size }) => size,
    () => 0,
  );

type Stop = (kill: (signal: NodeJS.Signals) => void, stderr: () => string) => Promise<void>;

/** Runs a command, and stops it when its file of results has a size. */
async function stopped(words: readonly string[], out: string, size: number, stop: Stop) {
  const bin = fileURLToPath(new URL('../bin.mjs', import.meta.url));
  const child = spawn(process.execPath, [bin, ...words], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.add(child);
  const exit = once(child, 'exit').finally(() => running.delete(child));
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  while (!hasEnded() && (await sizeOf(out)) < size) await setTimeout(1);
  await stop(
    (signal) => child.kill(signal),
    () => stderr,
  );
  const [code, signal] = await exit;
  return { code, signal, stderr };
}

const kill: Stop = async (send) => send('SIGKILL');
const interruptOnce: Stop = async (send) => send('SIGINT');
const interruptTwice: Stop = async (send, stderr) => {
  send('SIGINT');
  while (!stderr().includes('stopping')) await setTimeout(1);
  send('SIGINT');
};

describe('a stopped batch', () => {
  test(
    'killed and interrupted many times, CSV is as if it had never been stopped',
    async () => {
      const whole = await run(batch('whole.csv'));
      expect(whole.code).toBe(3);
      const expected = await contentOf('whole.csv');
      expect(
        new Set(
          expected
            .split('\n')
            .slice(1, -1)
            .map((row) => row.split('.png')[0]),
        ).size,
      ).toBe(PICTURES);
      const words = [...batch('parts.csv'), '--resume'];
      const at = (share: number) => Math.ceil(share * expected.length);

      await stopped(words, 'parts.csv', 0, kill);
      await stopped(words, 'parts.csv', 1, kill);
      expect((await stopped(words, 'parts.csv', at(0.25), kill)).signal).toBe('SIGKILL');
      const size = await sizeOf('parts.csv');
      expect(size).toBeLessThan(expected.length);
      await truncate(join(folder, 'parts.csv'), size - 5);
      const once = await stopped(words, 'parts.csv', at(0.45), interruptOnce);
      expect(once).toMatchObject({ code: 130, signal: null });
      expect(once.stderr).toContain('stopped; to resume, run the same command with --resume\n');
      const twice = await stopped(words, 'parts.csv', at(0.65), interruptTwice);
      expect(twice.code ?? twice.signal).toSatisfy((end) => end === 130 || end === 'SIGINT');
      await stopped(words, 'parts.csv', expected.length, kill);

      const { code, stdout } = await run(words);
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(await contentOf('parts.csv')).toBe(expected);
    },
    HANG,
  );

  test('and JSON Lines too', async () => {
    await run(batch('whole.jsonl', '--json'));
    const expected = await contentOf('whole.jsonl');
    await stopped(batch('parts.jsonl', '--json'), 'parts.jsonl', expected.length / 2, kill);
    expect(await sizeOf('parts.jsonl')).toBeLessThan(expected.length);
    expect((await run([...batch('parts.jsonl', '--json'), '--resume'])).code).toBe(3);
    expect(await contentOf('parts.jsonl')).toBe(expected);
  });
});

describe('options', () => {
  const few = (out: string, ...words: string[]) => [
    'read',
    'bar',
    'blank',
    'bar',
    '--csv',
    '--out',
    out,
    ...words,
  ];

  test('other options or another model than before are an error, and nothing is lost', async () => {
    expect(await run(few('few.csv', '--model', model))).toMatchObject({ code: 4, stdout: '' });
    const before = await contentOf('few.csv');
    expect(before.split('\n').map((row) => row.split(',')[0])).toEqual(['file', 'bar', 'blank', '']);
    const changed = await run(few('few.csv', '--resume', '--expect', 'digits:1'));
    expect(changed.code).toBe(1);
    expect(changed.stderr).toMatch(
      /^cifra: few\.csv was begun with other settings: digit model was sample 1\.0\.0 \(SHA-256 \w+…\) and is now digit [^;]+; --expect was not given and is now \{"kind":"digits","count":1\}\n +Resume with the settings of the first part, or write to another file with --out\.\n$/,
    );
    expect(await contentOf('few.csv')).toBe(before);
  });

  test('a file that exists is not overwritten', async () => {
    await writeFile(join(folder, 'mine.csv'), 'my,own\n');
    expect(await run(few('mine.csv'))).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'cifra: mine.csv exists\n       Add --resume to continue it, or write to another file with --out.\n',
    });
    const resumed = await run(few('mine.csv', '--resume'));
    expect(resumed.code).toBe(1);
    expect(resumed.stderr).toMatch(
      /^cifra: mine\.csv cannot be resumed: mine\.csv\.settings\.json does not exist\n/,
    );
    expect(await contentOf('mine.csv')).toBe('my,own\n');
  });

  test.each([
    [['--resume', '--csv'], '--resume continues a file of results'],
    [['--out', 'numbers.txt'], '--out writes results for programs'],
  ])('%j is wrong usage', async (words, message) => {
    const { code, stderr } = await run(['read', 'bar', ...words]);
    expect({ code, first: stderr.split('\n')[0] }).toEqual({ code: 2, first: `cifra: ${message}` });
  });

  test('a batch ends if another program writes to its file', async () => {
    const ended = await stopped(batch('shared.csv'), 'shared.csv', 500, async () =>
      appendFile(join(folder, 'shared.csv'), 'other,row\n'),
    );
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/cifra: another program writes to shared\.csv\n/);
  });
});
