import { expect, test } from 'vitest';
import { stick, tinyFolder, tinyStrokes } from '../../data/testing/tinyStrokes.ts';
import { loadPageMaterials } from './pageMaterial.ts';

test('no writer, drawing or typeface is on both sides', async () => {
  // Eight writers of a site: the share that is held out is one of them.
  const writers = ['apa', 'syn'].flatMap((site) => [1, 2, 3, 4, 5, 6, 7, 8].map((w) => ({ site, w })));
  const of = (labels: string) =>
    writers.flatMap(({ site, w }) =>
      [...labels].map((label) => stick(site, w + (site === 'syn' ? 10 : 0), label)),
    );
  const { root, catalogue } = await tinyFolder({
    ...tinyStrokes(),
    'unipen/digits.jsonl': of('0123456789'),
    'unipen/letters.jsonl': of('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLM'),
  });
  const { training, heldOut } = await loadPageMaterials(root, catalogue);
  expect(training.writers.length).toBeGreaterThan(0);
  expect(heldOut.writers.length).toBeGreaterThan(0);
  expect(training.writers.length + heldOut.writers.length).toBe(writers.length);
  expect(training.letterWriters.length + heldOut.letterWriters.length).toBe(writers.length);
  // A writer's sticks lean by the number of the writer.
  const leans = (all: typeof training.writers) =>
    new Set(all.flatMap((signs) => signs.get('1')?.map((drawing) => drawing[0].join()) ?? []));
  const seen = leans(training.writers);
  expect([...leans(heldOut.writers)].filter((lean) => seen.has(lean))).toEqual([]);
  const names = (side: typeof training) => side.faces.map(({ name }) => name);
  expect(names(training).filter((name) => names(heldOut).includes(name))).toEqual([]);
  expect(training.faces.length).toBeGreaterThanOrEqual(6);
  for (const face of [...training.faces, ...heldOut.faces]) {
    expect(face.glyphs.get('H')?.contours.length, face.name).toBeGreaterThan(0);
    const tops = face.glyphs.get('H')?.contours[0].filter((_, i) => i % 2 === 1) ?? [];
    expect(Math.min(...tops)).toBeCloseTo(-1, 2);
    expect(Math.max(...tops)).toBeCloseTo(0, 2);
  }
});
