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
  const card = modelCard(manifest, undefined, undefined, null);
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

test('the card shows the learning curve with its command, once one was measured', () => {
  const share = (value: number) => ({ value, interval95: [value - 0.01, value + 0.01] as const });
  const point = { seeds: 2, n: 400, right: share(0.98), acceptedWrong: share(0.02) };
  const curve = {
    command: 'npx cifra bench learningCurve',
    recipe: 'digit-small-strokes 1.0.0',
    epochs: 1,
    points: [
      { ...point, by: 'writers', size: 0, writers: 0 },
      { ...point, by: 'writers', size: 30, writers: 30 },
      { ...point, by: 'families', size: 1, writers: 41.5 },
    ],
  } as const;
  const card = modelCard(manifest, undefined, undefined, curve);
  expect(sectionsOf(card)).toEqual(SECTIONS.toSpliced(7, 0, 'How accuracy depends on the data'));
  expect(card).toContain('`digit-small-strokes 1.0.0`, 1 epoch,');
  expect(card).toContain('by `npx cifra bench learningCurve`.');
  const shares = '98.00 % (97.00 % – 99.00 %) | 2.00 % (1.00 % – 3.00 %) | 400 | 2';
  expect(card).toContain(`| other writers of the same families | no strokes | ${shares} |`);
  expect(card).toContain(`| other writers of the same families | 30 writers | ${shares} |`);
  expect(card).toContain(`| another family | 1 family (42 writers) | ${shares} |`);
});

test('the card includes the figures of an evaluation', async () => {
  const { report } = await sampleReport();
  const card = modelCard(manifest, report, undefined, null);
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
