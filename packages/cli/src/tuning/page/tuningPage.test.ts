import { createRequire } from 'node:module';
import { createRandom } from '@cifra/core/random/random.ts';
import { describeInChromium } from '@cifra/training/evaluation/testing/chromium.ts';
import { randomSampler } from '@cifra/training/tuning/samplers/randomSampler.ts';
import type { Definition } from '@cifra/training/tuning/storage/events.ts';
import { anySpace, endedTrial } from '@cifra/training/tuning/testing/samplerContract.ts';
import type { Trial } from '@cifra/training/tuning/trial.ts';
import type axe from 'axe-core';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { tuningPage } from './tuningPage.ts';

const definition: Definition = {
  name: 'made-up',
  space: anySpace,
  objectives: ['error', 'multiplyAdds'],
  sampler: 'tpe',
  pruner: 'none',
  seed: 1,
};

/** A study whose error depends on the share, with one trial of each incomplete state. */
function madeUp(count: number): Trial[] {
  const trials = Array.from({ length: count }, (_, i) => {
    const params = randomSampler({ space: anySpace, trials: [], number: i, random: createRandom(i) });
    return endedTrial(i, params, [0.02 + Number(params.share) ** 2 / 10, 1000 * Number(params.width)]);
  });
  const { values: _values, ...unfinished } = endedTrial(count, trials[0].params, []);
  return [
    ...trials,
    { ...unfinished, state: 'failed', reason: 'a <loss> that is not a number' },
    { ...unfinished, number: count + 1, state: 'pruned', reports: [{ step: 2, value: 0.4 }] },
    { ...unfinished, number: count + 2, state: 'abandoned' },
  ];
}
const html = tuningPage({ definition, description: 'Made <up>.', trials: madeUp(30) });

test('the page is self-contained, escapes its input and states the figures', () => {
  expect(html).not.toMatch(/https?:|<script|<link|@import|url\(|\son\w+=/);
  expect(html).toContain('Made &lt;up&gt;.');
  expect(html).toContain('failed: a &lt;loss&gt; that is not a number');
  expect(html).not.toMatch(/NaN|undefined|Infinity|\[object/);
  expect(html).toContain('Trials: 30 complete, 1 failed, 1 pruned;');
});

test('plots each objective, the front, parallel coordinates and importance, with titles and text', () => {
  const titles = [
    ...html.matchAll(
      /<svg [^>]*role="img"[^>]*>\s*<title id="([^"]+)-title">[^<]+<\/title>\s*<desc id="[^"]+">[^<]+/g,
    ),
  ];
  expect(titles.map(([, id]) => id)).toEqual([
    'history-0',
    'history-1',
    'front-plot',
    'parallel',
    'importance-error',
    'importance-multiplyAdds',
  ]);
  expect(html).toMatch(/Largest: share with/);
  expect(html).toMatch(/Largest: width with/);
});

test('trials are separate points; a line joins only the front', () => {
  const [, front] = /<title id="front-plot-title">([\s\S]*?)<\/svg>/.exec(html) ?? [];
  expect(front.match(/<circle class="points"/g)).toHaveLength(30);
  expect(front.match(/<polyline class="[a-z]+"/g)).toEqual(['<polyline class="line"']);
});

test.each([1, 2, 7])('%i complete trials are enough for a page', (count) => {
  const page = tuningPage({
    definition: { ...definition, objectives: ['error'] },
    description: 'Few.',
    trials: madeUp(count).map((trial) => (trial.values ? { ...trial, values: [0.5] } : trial)),
  });
  expect(page).not.toMatch(/NaN|undefined|Infinity/);
  expect(page).toContain('too few to estimate importance');
});

describeInChromium('the report of a study in a browser', (executablePath) => {
  test.each(['light', 'dark'] as const)(
    'axe finds nothing to object to, and nothing is wider than a phone: %s',
    async (colorScheme) => {
      // CI runs as root, with which Chromium does not start its sandbox.
      const browser = await chromium.launch({
        executablePath,
        chromiumSandbox: process.getuid?.() !== 0,
        timeout: 0,
      });
      try {
        const page = await browser.newPage({
          colorScheme,
          offline: true,
          viewport: { width: 360, height: 740 },
        });
        await page.setContent(html);
        await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
        const found = await page.evaluate(async () => {
          const { violations, passes } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
          const texts = violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
          return { violations: texts, rules: passes.length };
        });
        expect(found.violations).toEqual([]);
        expect(found.rules).toBeGreaterThan(10);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
      } finally {
        await browser.close();
      }
    },
  );
});
