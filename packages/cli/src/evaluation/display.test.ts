import { expect, test } from 'vitest';
import { createProgress } from '../output/progress.ts';
import { evaluationDisplay } from './display.ts';

test('a live line with a bar, and permanent warnings', () => {
  const written: string[] = [];
  let time = 0;
  const stream = { isTTY: true, columns: 100, write: (text: string) => written.push(text) };
  const progress = createProgress({ stream, now: () => (time += 1000) });
  const show = evaluationDisplay(progress);
  show({ kind: 'loading', set: 'mnist' });
  show({ kind: 'warning', message: 'a/b: blank; left out' });
  show({ kind: 'reading', set: 'mnist test', model: 'digit', done: 2500, total: 10_000 });
  show({ kind: 'judging', set: 'mnist test' });
  show({ kind: 'changing', set: 'mnist test', part: 'fog', done: 11, total: 22 });
  const shown = written.join('');
  expect(shown).toContain('mnist: loading');
  expect(shown).toContain('warning: a/b: blank; left out\n');
  expect(shown).toContain('mnist test: digit  █████░░░░░░░░░░░░░░░  2,500 of 10,000 digits');
  expect(shown).toContain('mnist test: computing figures and intervals');
  expect(shown).toContain('mnist test: robustness  ██████████░░░░░░░░░░  fog');
});
