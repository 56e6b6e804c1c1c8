import { rm } from 'node:fs/promises';
import { onTestFinished } from 'vitest';
import { sha256 } from '../../files/sha256.ts';
import { makeTinyData, writeData } from './tinyData.ts';

export type Sample = { site: string; writer: string; label: string; em: number; strokes: number[][] };

/** A digit of a site: writer w draws a stick that leans by w, so that its picture tells who wrote it. */
export function stick(site: string, w: number, label: string): Sample {
  return { site, writer: `${site}-${w}`, label, em: 100, strokes: [[2 * w, 0, 0, 100]] };
}

/** Four writers at each of three sites, with ten digits, a letter and two marks each. */
export function tinyStrokes() {
  const people = ['apa', 'syn', 'aga'].flatMap((site) => [1, 2, 3, 4].map((w) => ({ site, w })));
  const written = (labels: string) =>
    people.flatMap(({ site, w }) => [...labels].map((label) => stick(site, w, label)));
  return {
    'unipen/digits.jsonl': written('0123456789'),
    'unipen/letters.jsonl': written('Ol'),
    'unipen/marks.jsonl': written('?/'),
    'unipen/numbers.jsonl': written('4'),
    'pendigits/digits.jsonl': [1, 2, 3, 4].map((w) => stick('pendigits', w, '7')),
  };
}

/** A data folder with these strokes and tiny MNIST, and its catalogue. */
export async function tinyFolder(strokes: Readonly<Record<string, readonly Sample[]>> = tinyStrokes()) {
  const { catalogue, raw } = makeTinyData();
  const files = new Map(raw);
  for (const [path, samples] of Object.entries(strokes)) {
    const lines = samples.map((sample) => `${JSON.stringify(sample)}\n`);
    files.set(path, new TextEncoder().encode(lines.join('')));
  }
  const root = await writeData(files);
  onTestFinished(() => rm(root, { recursive: true }));
  const hashed = <T extends string>(parts: Readonly<Record<T, { path: string }>>) =>
    Object.fromEntries(
      Object.entries<{ path: string }>(parts).map(([name, { path }]) => [
        name,
        { path, sha256: sha256(files.get(path) ?? new Uint8Array()) },
      ]),
    ) as Record<T, { path: string; sha256: string }>;
  const { unipen, pendigits } = catalogue.strokes;
  return {
    root,
    catalogue: { ...catalogue, strokes: { unipen: hashed(unipen), pendigits: hashed(pendigits) } },
  };
}
