import { expect, test } from 'vitest';
import { catalogue, filesOf } from './catalogue.ts';

const sources = Object.values(catalogue.sources);
const files = sources.flatMap(filesOf);

test('every file is listed once, with a complete hash', () => {
  expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
  for (const { sha256 } of files) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set(files.map(({ sha256 }) => sha256)).size).toBe(files.length);
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
