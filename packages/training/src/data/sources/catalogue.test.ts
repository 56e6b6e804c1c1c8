import { expect, test } from 'vitest';
import { catalogue, filesOf, manualSources } from './catalogue.ts';

const sources = Object.values(catalogue.sources);
const files = sources.flatMap(filesOf);
const byHand = Object.entries(manualSources);

test('every file is listed once, with a complete hash', () => {
  const all = [...files, ...byHand.flatMap(([, source]) => source.files)];
  expect(new Set(all.map(({ path }) => path)).size).toBe(all.length);
  for (const { sha256 } of all) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set(all.map(({ sha256 }) => sha256)).size).toBe(all.length);
});

test('a set that cannot be downloaded says what belongs to it, in the folder of its name', () => {
  for (const [name, source] of byHand) {
    const paths = [...source.files.map(({ path }) => path), ...source.paths];
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) expect(path).toMatch(new RegExp(`^${name}/`));
  }
});

test('a file is in the folder of its source, which the messages tell the user to get', () => {
  for (const source of sources) {
    for (const { path } of filesOf(source)) expect(path).toMatch(new RegExp(`^${source.name}/`));
  }
});

test('every file of a part belongs to a source', () => {
  const parts = Object.values(catalogue.parts).flatMap((set) => Object.values(set));
  for (const file of parts.flatMap((part) => Object.values(part))) expect(files).toContain(file);
});

test('mirrors end with a slash, so that a name can follow', () => {
  for (const { mirrors } of sources) for (const mirror of mirrors) expect(mirror).toMatch(/^https:\/\/.*\/$/);
});

test('a name gives type and rank: idx3 is three dimensions', () => {
  for (const { path, shape, type } of files) {
    expect(path).toMatch(new RegExp(`-idx${shape.length}-${type === 'int32' ? 'int' : 'ubyte'}$`));
  }
});
