import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).faults;
  }
}

function file(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'cifra-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'cifra.json'), content);
  return join(folder, 'cifra.json');
}

test('no settings: only this machine, port 8080', () => {
  expect(readConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 8080,
    authorisation: 'none',
    databaseUrl: null,
  });
});

test('the environment takes precedence over the file, the file over the defaults', () => {
  const settings = file(JSON.stringify({ PORT: 9000, CIFRA_QUEUE: 7 }));
  expect(readConfig({ CIFRA_CONFIG: settings, PORT: '9001' })).toMatchObject({ port: 9001, queueLength: 7 });
});

test.each(['0.0.0.0', '::', '192.168.1.5'])('on %s it requires keys or CIFRA_INSECURE', (host) => {
  expect(faultsOf({ HOST: host })).toEqual([
    expect.stringMatching(/CIFRA_AUTH=keys .* or set CIFRA_INSECURE=yes/),
  ]);
  expect(faultsOf({ HOST: host, CIFRA_AUTH: 'keys' })).toEqual([]);
  expect(faultsOf({ HOST: host, CIFRA_INSECURE: 'yes' })).toEqual([]);
});

test('127.0.0.1.example.org is not this machine', () => {
  expect(faultsOf({ HOST: '127.0.0.1.example.org' }).length).toBe(1);
});

test('all faults are reported at once, with the expected values', () => {
  const wrong = {
    PORT: 'http',
    CIFRA_READERS: '0',
    CIFRA_AUTH: 'maybe',
    DATABASE_URL: 'mysql://x',
    CIFRA_CORS_ORIGINS: 'a.org',
  };
  const faults = faultsOf(wrong);
  expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
    'PORT',
    'CIFRA_AUTH',
    'DATABASE_URL',
    'CIFRA_CORS_ORIGINS',
    'CIFRA_READERS',
  ]);
  expect(faults[0]).toBe('PORT is "http", expected a whole number from 0 to 65535');
});

test('a mistyped name in the environment is reported with the right one; names of other programs are ignored', () => {
  expect(faultsOf({ CIFRA_READER: '2', CIFRA_RATELIMIT: '9' })).toEqual([
    'unknown setting CIFRA_READER: did you mean CIFRA_READERS?',
    'unknown setting CIFRA_RATELIMIT: did you mean CIFRA_RATE_LIMIT?',
  ]);
  expect(
    faultsOf({ CIFRA_DATA: 'data', CIFRA_BENCH_ROUNDS: '3', CIFRA_PYTHON: 'python3', PROT: '1' }),
  ).toEqual([]);
});

test.each([
  ['{', /cannot be used/],
  ['[]', /expected an object/],
  ['{"PROT": 1}', /unknown setting PROT \(the settings are HOST, PORT/],
])('a settings file with %s', (content, message) => {
  expect(faultsOf({ CIFRA_CONFIG: file(content) })).toEqual([expect.stringMatching(message)]);
});

test('the trusted proxies are addresses, subnets and names of subnets', () => {
  expect(readConfig({}).trustProxy).toEqual([]);
  expect(readConfig({ CIFRA_TRUST_PROXY: 'no' }).trustProxy).toEqual([]);
  expect(readConfig({ CIFRA_TRUST_PROXY: 'loopback, 10.0.0.2,192.168.0.0/16, fd00::/8' }).trustProxy).toEqual(
    ['loopback', '10.0.0.2', '192.168.0.0/16', 'fd00::/8'],
  );
});

test.each(['yes', '1', 'proxy.example.org', '10.0.0.0/99', '10.0.0.2 10.0.0.3'])(
  'CIFRA_TRUST_PROXY=%s is refused with what to write instead',
  (value) => {
    expect(faultsOf({ CIFRA_TRUST_PROXY: value })).toEqual([
      `CIFRA_TRUST_PROXY is "${value}", expected the addresses of the proxies in front of the server, separated by commas, such as 10.0.0.2, 192.168.0.0/16 or loopback`,
    ]);
  },
);

test('a calibration is read at the start; a wrong one is named', () => {
  expect(readConfig({}).calibration).toBeNull();
  const wrong = file('{"format":"cifra-calibration/2"}');
  expect(faultsOf({ CIFRA_CALIBRATION: wrong })).toEqual([
    expect.stringContaining('cifra.json.format: got "cifra-calibration/2"'),
  ]);
  expect(faultsOf({ CIFRA_CALIBRATION: '/none.json' })).toEqual([expect.stringContaining('ENOENT')]);
});
