import { CORRUPTIONS } from '@cifra/training/evaluation/corruptions/kinds.ts';
import type { Fairness } from '@cifra/training/evaluation/metrics/fairness.ts';
import { aboutFinding } from '@cifra/training/evaluation/page/findings.ts';
import type { Report } from '@cifra/training/evaluation/report/report.ts';
import type { SetAbout } from '@cifra/training/evaluation/report/setAbout.ts';
import { sampleNumberReport } from '@cifra/training/evaluation/testing/sampleNumberReport.ts';
import { sampleReport } from '@cifra/training/evaluation/testing/sampleReport.ts';
import { beforeAll, expect, test } from 'vitest';
import { numberSections, reportSections } from '../reportSections.ts';
import { de } from './de.ts';
import { en, type ModelWords } from './en.ts';

/** Names, abbreviations, and words that both languages spell alike. */
const ALIKE = (
  'a b rival p f1 fgsm pgd ece mnist mnist-c nist explain onnx wilson holm matthews ' +
  'bootstrap kappa binomial training pixel test radius in so unipen pendigits tablets'
).split(' ');

const split = { share: 0.5, seed: 1 };
const ABOUT: readonly SetAbout[] = [
  { kind: 'published test', drawn: 5 },
  { kind: 'held out', by: 'writer', ...split },
  { kind: 'held out', by: 'label', ...split },
  { kind: 'folder' },
  { kind: 'folder, test part' },
  { kind: 'folder, validation part' },
  { kind: 'folder, held out', by: 'writer', ...split },
  { kind: 'folder, held out', by: 'label', ...split },
  { kind: 'held-out cheques' },
  { kind: 'composed of held-out digits' },
  { kind: 'composed of held-out strokes' },
  { kind: 'held-out recorded numbers' },
  { kind: 'synthetic' },
];

const EXTENTS = ['rotation', 'scale', 'shear', 'translation', 'rules', 'filter', 'paper', 'noise'];

/** Returns the texts of a report in one language: every branch of the words at least once. */
function textsIn(report: Report, { reportWords: say }: ModelWords): string[] {
  const [set] = report.sets;
  const { fairness, robustness, comparison } = set;
  if (!fairness || !robustness || !comparison) throw new Error('sampleReport: expected every part');
  const changes = EXTENTS.map((change) => ({ change, most: 0.1 }));
  const others = [
    { ...set, fairness: withGap(fairness, [0.01, 0.02]) },
    { ...set, fairness: withGap(fairness, [-0.02, -0.01]) },
    { ...set, fairness: withGap(fairness, [-0.01, 0.01]) },
    { ...set, slices: set.slices.map((slice) => ({ ...slice, correctedP: 0.9 })) },
    { ...set, slices: set.slices.map((slice) => ({ ...slice, correctedP: 0.01 })) },
    { ...set, conformal: set.conformal.map((each) => ({ ...each, threshold: 'of the bundle' as const })) },
    { ...set, robustness: { ...robustness, training: null, attacks: [] } },
    { ...set, robustness: { ...robustness, training: { resembled: CORRUPTIONS.slice(0, 3), changes } } },
    ...(['exact binomial', 'chi-square with continuity correction'] as const).map((test) => ({
      ...set,
      comparison: { ...comparison, mcnemar: { onlyFirst: 2, onlySecond: 1, test, p: 0.01 } },
    })),
  ];
  const sections = [
    ...[set, ...others].flatMap((each) => reportSections('digits', report, each, say)),
    ...numberSections('strings', sampleNumberReport().sets[0], say),
  ];
  return [
    ...sections.flatMap(({ html }) => textNodes(html)),
    ...ABOUT.map((about) => aboutFinding(about, say)),
  ];
}

function withGap(fairness: Fairness, interval95: readonly [number, number]): Fairness {
  if (!fairness.gap) throw new Error('withGap: expected groups of writers');
  const { gap } = fairness;
  return { ...fairness, gap: { ...gap, difference: { ...gap.difference, interval95 } } };
}

function textNodes(html: string): string[] {
  return html
    .split(/<[^>]*>/)
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

function wordsOf(texts: readonly string[]): Set<string> {
  const plain = texts.join(' ').replaceAll(/\u00ad|&[lg]t;/g, '');
  return new Set(plain.match(/[\p{L}][\p{L}\p{N}-]*/gu)?.map((word) => word.toLowerCase()));
}

let german: string[];
let english: string[];
beforeAll(async () => {
  const { report } = await sampleReport();
  german = textsIn(report, de);
  english = textsIn(report, en);
});

test('a report in German has as many texts as in English, and shares no word with it', () => {
  expect(german).toHaveLength(english.length);
  const inEnglish = wordsOf(english);
  const shared = [...wordsOf(german)].filter((word) => inEnglish.has(word) && !ALIKE.includes(word));
  expect(shared).toEqual([]);
  expect(ALIKE.filter((word) => !inEnglish.has(word))).toEqual([]);
  expect(inEnglish.size).toBeGreaterThan(200);
});

test('numbers have the marks of their language', () => {
  const numbers = /\d[.,]\d\d(?!\d)/g;
  const marks = (texts: readonly string[]) =>
    new Set(texts.flatMap((text) => text.match(numbers) ?? []).map((number) => number[1]));
  expect([...marks(german)]).toEqual([',']);
  expect([...marks(english)]).toEqual(['.']);
  expect(german.join(' ')).not.toMatch(/undefined|NaN|\[object/);
});

test('counted words have the form of their number', () => {
  const { figures, fairness, comparison } = de.reportWords;
  expect(figures.caption(1, 0)).toBe('1 Ziffer, davon 0 falsch gelesen');
  expect(figures.caption(10_000, 42)).toBe('10.000 Ziffern, davon 42 falsch gelesen');
  expect(figures.withoutDoubtful(1)).toBe('Anteil richtig ohne 1 Beschriftung, die Prüfer ablehnen');
  expect(fairness.words(1, 1, 0)).toMatch(/^Von 1 Schreiber haben/);
  expect(fairness.words(20, 1, 3)).toMatch(/^Von 20 Schreibern haben/);
  const counts = { first: 'a', second: 'b', onlySecond: 0, test: 'exact binomial', p: 'p = 1,000' } as const;
  expect(comparison.counts({ ...counts, onlyFirst: 1 })).toMatch(/^1 Ziffer liest nur a richtig, 0 nur b \(/);
});
