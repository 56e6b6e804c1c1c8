import type { Definition } from '@cifra/training/tuning/storage/events.ts';
import type { Trial } from '@cifra/training/tuning/trial.ts';
import { expect, test } from 'vitest';
import { createProgress } from '../output/progress.ts';
import { tuningDisplay } from './display.ts';
import { objectiveValue, shortNames, valueText } from './words.ts';

const definition: Definition = {
  name: 'd',
  space: {
    rate: { kind: 'logFloat', low: 0.001, high: 1 },
    kind: { kind: 'categorical', choices: ['a', 'b'] },
    constant: { kind: 'categorical', choices: [true] },
  },
  objectives: ['error'],
  sampler: 'tpe',
  pruner: 'asha',
  seed: 1,
};

test('one permanent row per ended trial of any worker; the own trial is on the live line', () => {
  const written: string[] = [];
  let clock = 0;
  const stream = {
    isTTY: true,
    columns: 100,
    write: (text: string) => written.push(text.replace('\r', '').replace('\x1b[K', '')),
  };
  const progress = createProgress({ stream, now: () => (clock += 1000) });
  const show = tuningDisplay(progress, { definition, worker: 'me', wanted: 3 });
  const trial = (number: number, changes: Partial<Trial>): Trial => ({
    number,
    params: { rate: 0.12345, kind: 'b', constant: true },
    worker: 'me',
    state: 'running',
    reports: [],
    began: 0,
    seen: 61_000,
    ...changes,
  });
  const other = trial(0, { worker: 'other', state: 'complete', values: [0.0321] });
  show([trial(0, { worker: 'other' })]);
  show([other, trial(1, { reports: [{ step: 2, value: 0.5 }] })]);
  show([other, trial(1, { state: 'pruned', reports: [{ step: 4, value: 0.4 }] })]);
  show([
    other,
    trial(1, { state: 'pruned', reports: [{ step: 4, value: 0.4 }] }),
    trial(2, { state: 'failed', reason: 'loss is NaN' }),
  ]);
  expect(written.filter((line) => line.endsWith('\n'))).toEqual([
    'trial  state         error        time      rate      kind\n',
    '    0  complete     3.21 %  1 min 01 s     0.123         b  ← best so far\n',
    '    1  pruned      40.00 %  1 min 01 s     0.123         b\n',
    '    2  failed            –  1 min 01 s     0.123         b\n',
    '      loss is NaN\n',
  ]);
  expect(written).toContain(
    '    1  step 2      50.00 %  1 min 01 s     0.123         b  (1 of 3 trials ended)',
  );
});

test('names are as short as possible, but unique', () => {
  expect([
    ...shortNames(['optimiser.momentum', 'model.layers.0.out', 'model.layers.3.out', 'out']).values(),
  ]).toEqual(['momentum', '0.out', '3.out', 'out']);
});

test('formats values for people', () => {
  expect([
    objectiveValue('error', 0.01234),
    objectiveValue('logLoss', 0.01234),
    objectiveValue('multiplyAdds', 1e6),
  ]).toEqual(['1.23 %', '0.0123', '1.00 M']);
  expect([valueText(0.012345), valueText('sgd'), valueText(true), valueText(undefined)]).toEqual([
    '0.0123',
    'sgd',
    'true',
    '–',
  ]);
});
