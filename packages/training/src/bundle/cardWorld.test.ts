import { expect, test } from 'vitest';
import { sampleWorld } from '../evaluation/testing/sampleWorld.ts';
import { worldFileOf } from '../evaluation/world/worldFile.ts';
import { worldIn } from './cardWorld.ts';

const { groups, ...sample } = sampleWorld();
const of = { sha256: 'ab', command: 'cifra release digit' };

test('the worst groups of writers, with the command, their intervals, and where the others are', () => {
  const many = Array.from({ length: 12 }, (_, i) => ({ ...groups[0], name: `site ${i}` }));
  const text = worldIn(worldFileOf({ ...sample, groups: many }, of));
  expect(text).toMatch(/^### Writers of the world\n\nBy `cifra release digit`\. .*unipen \(120\)/);
  expect(text).toContain('Not in the data folder: usps.');
  expect(text).toContain('The 10 worst of 12 groups; all are in `world.json`');
  const rows = [...text.matchAll(/^\| (?:family of sites|site) \| (.+?) \|/gm)].map(([, name]) => name);
  expect(rows).toEqual(many.slice(0, 10).map(({ name }) => name));
  expect(text).toMatch(/\| 60 \| 90\.00 % \(.*\) \|/);
});

test('a group of which nothing was accepted has no share of errors among the accepted', () => {
  const [first] = groups;
  const refused = { ...first, acceptedWrong: { ...first.acceptedWrong, value: 0, n: 0 } };
  const text = worldIn(worldFileOf({ ...sample, groups: [refused] }, of));
  expect(text).toMatch(/\| – \| 0 \|$/);
  expect(text).toContain('The 1 worst of 1 groups');
});
