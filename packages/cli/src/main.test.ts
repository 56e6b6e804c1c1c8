import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { commands } from './commands.ts';
import { version } from './platform/version.ts';
import { runCli } from './testing/runCli.ts';

describe('help', () => {
  test.each([
    '',
    ...Object.keys(commands),
    'data list',
    'data get',
    'data verify',
    'models list',
    'models show',
    'keys create',
    'keys list',
    'keys revoke',
  ])('cifra %s --help', async (name) => {
    const words = name === '' ? [] : name.split(' ');
    const { code, stdout, stderr } = await runCli([...words, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatchSnapshot();
  });

  test('`help NAME` prints the help of that command', async () => {
    expect(await runCli(['help', 'read'])).toEqual(await runCli(['read', '--help']));
  });

  test('prints the version of the package', async () => {
    expect(await runCli(['--version'])).toEqual({ code: 0, stdout: `${version()}\n`, stderr: '' });
  });

  test('no command loads a picture decoder or a runtime before it runs', async () => {
    const source = `
      import { commands } from ${JSON.stringify(new URL('./commands.ts', import.meta.url).href)};
      for (const { load } of Object.values(commands)) await load();
      console.log(process.report.getReport().sharedObjects.join('\\n'));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', source]);
    expect(stdout).toContain('libc');
    expect(stdout).not.toMatch(/sharp|vips|onnxruntime/);
  });
});

describe('wrong usage exits with 2 and says what is expected', () => {
  test.each([
    [[], /Usage: cifra/],
    [['raed'], /unknown command 'raed'[\s\S]*Did you mean read\?/],
    [['read'], /no pictures given\n +Name files or folders/],
    [['read', '-', '--files-from', '-'], /standard input cannot be both a picture and the list of names/],
    [
      ['read', '--jsno', 'a.png'],
      /unknown option '--jsno'[\s\S]*Did you mean --json\?\)\n\(see: npx cifra read --help\)/,
    ],
    [['read', '--json', '--csv', 'a.png'], /'--json' cannot be used with option '--csv'/],
    [['train', '--seed', 'many'], /'--seed <n>'[\s\S]*whole number from 0/],
    [['train', '--epochs', '0'], /whole number from 1/],
    [['train', 'digit', '--resume', 'runs/x'], /--resume continues a run with its original settings/],
    [['data', 'get'], /missing required argument 'names'/],
    [['data', 'get', 'emnist'], /no data set "emnist"[\s\S]*Available: mnist, usps, qmnist/],
    [['bench', 'no-such-bench'], /no benchmark matches no-such-bench/],
  ])('cifra %j', async (words, message) => {
    const { code, stdout, stderr } = await runCli(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

test('lists benchmarks, all or by name', async () => {
  const { code, stdout } = await runCli(['bench', '--list']);
  expect(code).toBe(0);
  expect(stdout.split('\n')).toContain('inference');
  expect((await runCli(['bench', '--list', 'infer', 'laten'])).stdout).toBe('inference\nlatency\n');
});

test('without a terminal, colours only if FORCE_COLOR is set', async () => {
  const words = ['train', 'no-such-recipe'];
  expect((await runCli(words)).stderr).not.toContain('\x1b');
  expect((await runCli(words, { env: { FORCE_COLOR: '1' } })).stderr).toContain('\x1b[31mcifra:\x1b[39m');
  expect((await runCli(words, { env: { NO_COLOR: '1' } })).stderr).not.toContain('\x1b');
});
