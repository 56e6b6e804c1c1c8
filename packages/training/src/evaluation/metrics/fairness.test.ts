import { expect, test } from 'vitest';
import { gapFinding, worstTenthFinding } from '../page/findings.ts';
import { english } from '../words/english.ts';
import { fairnessOf } from './fairness.ts';
import { errorsByWriter, worstTenth } from './writerErrors.ts';

const chance = { resamples: 200, seed: 1 };

/**
 * 20 writers of 10 digits: the first ten are employees, the others students, who have `mistakes`
 * each.
 */
function school(mistakes: (writer: number) => number) {
  const writers = Int32Array.from({ length: 200 }, (_, i) => Math.floor(i / 10));
  return {
    writers,
    series: Int8Array.from(writers, (writer) => (writer < 10 ? 1 : 4)),
    wrong: Uint8Array.from(writers, (writer, i) => (i % 10 < mistakes(writer) ? 1 : 0)),
  };
}

test('students who are read worse: both rates, the gap and the finding', () => {
  const fairness = fairnessOf(
    school((writer) => (writer < 10 ? 0 : 3)),
    chance,
  );
  const { groups, gap } = fairness;
  expect(groups.map(({ group, writers, mistakes }) => [group, writers, mistakes])).toEqual([
    ['census employees', 10, 0],
    ['high-school students', 10, 30],
  ]);
  expect(gap?.difference).toEqual({
    value: 0.3,
    interval95: [expect.closeTo(0.3, 10), expect.closeTo(0.3, 10)],
    method: 'bootstrap by writer',
  });
  expect(gapFinding(fairness, english)).toEqual([
    'Error on digits by high-school students: 30.00 %; by census employees: 0.00 %. Digits by high-school students are ' +
      'read worse, by 30.00 points (95 %: 30.00 to 30.00).',
  ]);
});

test('one writer with many mistakes in each group is not a finding', () => {
  const fairness = fairnessOf(
    school((writer) => (writer === 0 || writer === 10 ? 4 : 0)),
    chance,
  );
  expect(fairness.gap?.difference.value).toBe(0);
  expect(gapFinding(fairness, english)[0]).toMatch(/The difference of 0\.00 points .* can be chance\.$/);
});

test('the worst tenth compared with all writers, and with chance', () => {
  const fairness = fairnessOf(
    school((writer) => (writer < 2 ? 5 : 0)),
    chance,
  );
  const { worstTenth: worst, writersByMistakes } = fairness;
  expect(worst).toMatchObject({ writers: 2, error: 0.5, shareOfMistakes: 1 });
  expect(worst.difference.value).toBeCloseTo(0.45, 12);
  expect(worst.errorByChance).toBeGreaterThan(0.1);
  expect(worst.errorByChance).toBeLessThan(0.3);
  expect(worstTenthFinding(fairness, english)).toContain(
    '(2 of 20) made 10 of 10 mistakes: an error of 50.00 %, compared with 5.00 % for all writers.',
  );
  expect(writersByMistakes).toEqual([18, 0, 0, 0, 0, 2]);
});

test('without series there are no groups, and zero mistakes are supported', () => {
  const { writers, wrong } = school(() => 0);
  const found = fairnessOf({ writers, wrong }, chance);
  expect(found.groups).toEqual([]);
  expect(found.gap).toBeUndefined();
  expect(found.worstTenth).toMatchObject({ error: 0, shareOfMistakes: 0 });
});

test('digits by unknown writers have none; a digit drawn twice counts twice', () => {
  const byWriter = errorsByWriter([3, 3, -1, 5], [0, 1, 1, 0]);
  expect(byWriter).toEqual([
    { writer: 3, n: 2, mistakes: 1, digit: 0 },
    { writer: 5, n: 1, mistakes: 0, digit: 3 },
  ]);
  expect(worstTenth(byWriter)).toEqual({ writers: 1, n: 2, mistakes: 1 });
  const many = Array.from({ length: 10 }, (_, i) => ({
    writer: i,
    n: 1,
    mistakes: i === 0 ? 1 : 0,
    digit: i,
  }));
  expect(worstTenth(many, ({ writer }) => (writer === 0 ? 11 : 1))).toEqual({
    writers: 2,
    n: 2,
    mistakes: 2,
  });
});
