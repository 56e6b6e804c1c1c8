import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { alto } from './alto.ts';
import { hocr } from './hocr.ts';
import { pageXml } from './pageXml.ts';
import type { ReadPicture } from './readPicture.ts';
import { blank, maker, samplePicture, turnedPicture } from './testing/samplePicture.ts';

const XMLLINT = '/usr/bin/xmllint';
const isSkipped = !existsSync(XMLLINT) && !process.env.CI;

const pictures: Readonly<Record<string, ReadPicture>> = {
  'a page with a table': samplePicture,
  'a turned page': turnedPicture,
  'blank paper': { ...samplePicture, readings: [blank] },
  'a name with every kind of character': { ...samplePicture, file: `a\u0001\n<b> "&" '.png` },
};

/** @param grammar RELAX NG; without one, only that it is XML is checked */
function validate(xml: string, grammar?: 'alto' | 'page'): void {
  const path = grammar && fileURLToPath(new URL(`testing/${grammar}.rng`, import.meta.url));
  const rules = path === undefined ? [] : ['--relaxng', path];
  execFileSync(XMLLINT, ['--noout', '--nonet', ...rules, '-'], { input: xml, stdio: 'pipe' });
}

describe.skipIf(isSkipped).each(Object.entries(pictures))('%s', (_, picture) => {
  test('ALTO follows the schema', () => validate(alto(picture, maker), 'alto'));
  test('PAGE-XML follows the schema', () => validate(pageXml(picture, maker), 'page'));
  test('hOCR is XML', () => validate(hocr([picture], maker)));
});

test.skipIf(isSkipped)('the grammars refuse what the schemas refuse', () => {
  const xml = alto(samplePicture, maker);
  expect(() => validate(xml.replace(/ WC="0.98"/, ' WC="98"'), 'alto')).toThrow(/Relax-NG/);
  const page = pageXml(samplePicture, maker);
  expect(() => validate(page.replace('10,10 90,10', '-10,10 90,10'), 'page')).toThrow(/Relax-NG/);
});

test.each([
  ['ALTO', alto(samplePicture, maker), /\bID="([^"]+)"/g],
  ['PAGE-XML', pageXml(samplePicture, maker), /\bid="([^"]+)"/g],
  ['hOCR', hocr([samplePicture, turnedPicture], maker), /\bid="([^"]+)"/g],
])('ids in %s are unique', (_, xml, pattern) => {
  const ids = [...xml.matchAll(pattern)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(10);
  expect(new Set(ids).size).toBe(ids.length);
});
