import { manifestOf } from '@cifra/core/testing/bundle.ts';
import { expect, test } from 'vitest';
import { overfittingFinding, worstTenthFinding } from '../evaluation/page/findings.ts';
import { sampleReport } from '../evaluation/testing/sampleReport.ts';
import { englishPage } from '../evaluation/words/englishPage.ts';
import { modelCard } from './card.ts';

const manifest = manifestOf(Uint8Array.of(1));
/** The sections of Mitchell et al. 2019, in their order. */
const SECTIONS = [
  'Model details',
  'Intended use',
  'Factors',
  'Metrics',
  'Evaluation data',
  'Training data',
  'Quantitative analyses',
  'Ethical considerations',
  'Caveats and recommendations',
];
const sectionsOf = (card: string) => [...card.matchAll(/^## (.+)$/gm)].map(([, name]) => name);

test('the card of a sparse manifest still has every section, and claims nothing unknown', () => {
  const card = modelCard(manifest);
  expect(sectionsOf(card)).toEqual(SECTIONS);
  expect(card).not.toMatch(/undefined|NaN|\[object/);
  expect(card).not.toContain('model-index');
});

test('the card of a run that started from the weights of another names them', () => {
  const from = { recipe: 'digit-small 1.0.0', recipeHash: '', seed: 2, step: 700 };
  const card = modelCard({ ...manifest, training: { ...manifest.training, from } });
  expect(card).toContain('epochs; it started from the weights of step 700 of `digit-small 1.0.0`, seed 2.\n');
});

test('the card of a model that learned from strokes credits them and names what was left out', () => {
  const recipe = { data: { train: 'mnist', strokes: { share: 0.5, leaveOut: ['syn', 'tos'] } } };
  const card = modelCard({ ...manifest, training: { ...manifest.training, recipe } });
  expect(card).toContain(
    '50.00 % of the digits of an epoch are drawn from pen strokes. Left out: syn, tos. Strokes: ',
  );
  expect(card).toMatch(/International Unipen Foundation, 1999.*CC BY 4\.0.*Alpaydin.*CC BY 4\.0/);
  expect(card).toContain('recorded on tablets');
});

test('the card includes the figures of an evaluation', async () => {
  const { report } = await sampleReport();
  const card = modelCard(manifest, report);
  expect(sectionsOf(card)).toEqual(SECTIONS);
  expect(card).not.toMatch(/undefined|NaN|\[object/);
  const [, front] = card.split('---\n');
  expect(front).toContain('model-index:\n  - name: "a <b>"\n    results:\n      - task:\n');
  expect(front).toContain(`value: ${report.sets[0].metrics.accuracy.value}\n`);
  const [set] = report.sets;
  expect(card).toContain(`| ${set.name} | 200 | ${(100 * set.metrics.accuracy.value).toFixed(2)} % (`);
  expect(card).toContain('| high-school students | 10 | 100 | ');
  for (const { kind } of set.robustness!.corruptions)
    expect(card).toMatch(new RegExp(`^\\| ${kind} \\| \\d`, 'm'));
  expect(card).toContain(overfittingFinding(report.overfitting!, englishPage));
  expect(card).toContain(worstTenthFinding(set.fairness!, englishPage));
});
