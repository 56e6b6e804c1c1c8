import { expect, test } from 'vitest';
import { documentNames } from './documentNames.ts';

const namesOf = (...files: string[]) => [...documentNames(files).values()];

test('names are paths below the common folder, without their endings', () => {
  expect(namesOf('scans/a.png', 'scans/b/c.jpg')).toEqual(['a', 'b/c']);
  expect(namesOf('/data/scans/a.png')).toEqual(['a']);
  expect(namesOf('a.b.png', './c.png')).toEqual(['a.b', 'c']);
});

test('files that differ only in their endings keep them', () => {
  expect(namesOf('a.png', 'a.jpg', 'b.png')).toEqual(['a.png', 'a.jpg', 'b']);
  expect(namesOf('a.png', 'a.png')).toEqual(['a']);
});

test('no name leads out of the folder of the documents', () => {
  expect(namesOf('../a.png', '../../b/c.png')).toEqual(['a', 'b/c']);
  expect(namesOf('-', '.hidden', 'x/..')).toEqual(['-', '.hidden', '']);
});
