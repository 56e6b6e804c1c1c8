import { createRandom } from '@cifra/core/random/random.ts';
import { beforeAll, expect, test } from 'vitest';
import { evaluateSet } from '../report/evaluateSet.ts';
import type { EvaluatedModel, Report } from '../report/report.ts';
import { sampleReport } from '../testing/sampleReport.ts';
import { sampleSet } from '../testing/sampleSet.ts';
import { englishPage } from '../words/englishPage.ts';
import { reportPage } from './page.ts';

const model: EvaluatedModel = {
  name: 'a <b>',
  version: '1.0.0',
  parameters: 1200,
  multiplyAdds: 34_000,
  temperature: 0.8,
  sha256: 'ab'.repeat(32),
};

const head = {
  format: 'cifra-report/4',
  model,
  resamples: 20,
  seed: 1,
  command: 'cifra evaluate a --out b',
  versions: { cifra: '0' },
  made: '2026-01-31T00:00:00.000Z',
} as const;

let html: string;
beforeAll(async () => {
  const { report, set, evidence } = await sampleReport();
  html = reportPage(report, { sets: [set], evidence: [evidence] }, englishPage);
});

test('the page is self-contained and runs no scripts', () => {
  expect(html).not.toMatch(/https?:|<script|<link|@import|url\(|\son\w+=/);
  expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
});

test('names are escaped, numbers are formatted', () => {
  expect(html).toContain('<h1>a &lt;b&gt; 1.0.0: evaluation</h1>');
  expect(html).toContain('made-up &lt;set&gt;');
  expect(html).not.toMatch(/NaN|undefined|Infinity|\[object/);
});

test('heading levels increase by one, ids are unique, and references to ids resolve', () => {
  const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
  expect(levels[0]).toBe(1);
  for (const [i, level] of levels.entries()) if (i > 0) expect(level - levels[i - 1]).toBeLessThanOrEqual(1);
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const wanted = [...html.matchAll(/aria-labelledby="([^"]+)"|href="#([^"]+)"/g)].flatMap(([, label, link]) =>
    (label ?? link).split(' '),
  );
  expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
});

test('every table has a caption, every plot a title and a description, every picture a text', () => {
  expect(html.match(/<table/g)!.length).toBe(html.match(/<caption id="[^"]+"><span>[^<]+/g)!.length);
  const plots = html.match(
    /<svg [^>]*role="img"[^>]*>\n<title id="[^"]+">[^<]+<\/title><desc id="[^"]+">[^<]+/g,
  );
  // Reliability, risk, writers, corruptions, five sweeps, attacks, two learning curves.
  expect(plots).toHaveLength(3 + 1 + 5 + 1 + 2);
  expect(
    html.match(/<svg class="evidence" [^>]*aria-label="Evidence for \d \(\+\) and for \d \(−\)"/g)!.length,
  ).toBe(html.match(/<div class="pair">/g)!.length);
  expect(html.match(/<img/g)!.length).toBe(html.match(/<img [^>]*alt="[^"]+"/g)!.length);
});

test.each([
  ['nothing misread', 40],
  ['a single digit', 1],
])('%s: the page still shows numbers', (_, n) => {
  const { set } = sampleSet(createRandom(3));
  const few = {
    ...set,
    labels: set.labels.subarray(0, n),
    writers: set.writers?.subarray(0, n),
    series: set.series?.subarray(0, n),
    rows: set.rows.subarray(0, n),
    images: set.images.subarray(0, n * 784),
  };
  const logits = Float32Array.from({ length: n * 10 }, (_, cell) =>
    cell % 10 === Math.floor(cell / 10) % 10 ? 9 : 0,
  );
  const evaluated = evaluateSet(few, { manifest: model, logits }, { chance: { resamples: 10, seed: 1 } });
  const report: Report = { ...head, quick: false, sets: [evaluated] };
  const page = reportPage(report, { sets: [few] }, englishPage);
  expect(page).not.toMatch(/NaN|undefined|Infinity/);
  expect(page).toContain('None.');
  expect(JSON.stringify(report)).not.toContain('null');
});

test('all opened elements are closed', () => {
  const open: string[] = [];
  const empty = new Set(['meta', 'img', 'path', 'line', 'circle', 'rect', 'polyline']);
  const body = html.replace(/<style>.*?<\/style>/s, '').replace('<!doctype html>', '');
  for (const [, end, name] of body.matchAll(/<(\/?)([a-z0-9]+)/g)) {
    if (empty.has(name)) continue;
    if (end === '') open.push(name);
    else expect(open.pop()).toBe(name);
  }
  expect(open).toEqual([]);
});
