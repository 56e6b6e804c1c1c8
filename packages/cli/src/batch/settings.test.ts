import { expect, test } from 'vitest';
import { differences, settingsOf } from './settings.ts';

const model = (name: string, sha256: string) => ({ name, version: '1.0.0', sha256: sha256.repeat(64) });
const models = { digit: model('digit', 'a'), number: model('number', 'b') };
const source = { format: '--csv', models, options: {}, calibration: undefined, pages: undefined } as const;

test('equal settings have no differences', () => {
  const options = { expect: { kind: 'amount' }, maxError: 0.001 } as const;
  expect(differences(settingsOf({ ...source, options }), settingsOf({ ...source, options }))).toEqual([]);
});

test('each difference is named, with both values', () => {
  const before = settingsOf({ ...source, options: { expect: { kind: 'amount' }, style: 'american' } });
  const changed = { ...models, number: model('number', 'c') };
  const now = settingsOf({ ...source, models: changed, options: { maxError: 0.001 } });
  expect(differences(before, now)).toEqual([
    `number model was number 1.0.0 (SHA-256 ${'b'.repeat(16)}…) and is now number 1.0.0 (SHA-256 ${'c'.repeat(16)}…)`,
    '--expect was {"kind":"amount"} and is now not given',
    '--style was american and is now not given',
    '--max-error was not given and is now 0.001',
  ]);
});
