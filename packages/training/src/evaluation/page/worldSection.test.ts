import { expect, test } from 'vitest';
import { sampleWorld } from '../testing/sampleWorld.ts';
import { englishPage } from '../words/englishPage.ts';
import { worldSection } from './worldSection.ts';

test('the groups with their intervals, the worst first, and what is missing', () => {
  const html = worldSection(sampleWorld(), englishPage);
  expect(html).toContain('unipen (120 readings)');
  expect(html).toContain('Not in the data folder: usps.');
  const rows = [...html.matchAll(/<tr><th scope="row">(.*?)<\/tr>/g)].map(([, row]) => row);
  expect(rows).toHaveLength(5);
  // All six misread numbers are by site apa.
  expect(rows[0]).toMatch(/^family of sites<\/th><td>ap<\/td><td>60<\/td><td>90\.00 % \(/);
  expect(rows.at(-1)).toContain('<td>60</td><td>100.00 % (');
  expect(rows.map((row) => /<td>(\d+)<\/td>$/.exec(row)?.[1])).toEqual(['0', '0', '0', '60', '60']);
});
