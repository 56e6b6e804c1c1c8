import { expect, test } from 'vitest';
import { pageXml } from './pageXml.ts';
import type { ReadPicture } from './readPicture.ts';
import { maker, numberAt, samplePicture, turnedPicture } from './testing/samplePicture.ts';

const picture: ReadPicture = {
  file: 'scans/a.png',
  width: 100,
  height: 80,
  readings: [
    numberAt('7', 5, 6, {
      candidates: [
        { text: '7', value: '7', probability: 0.98 },
        { text: '1', value: '1', probability: 0.02 },
      ],
    }),
  ],
};

/** Elements on one line each, from the one with this name. */
function from(xml: string, name: string): string {
  return xml
    .slice(xml.indexOf(`<${name}`))
    .split('\n')
    .map((line) => line.trim())
    .join('');
}

test('a number has its place, and its alternatives in order', () => {
  const xml = pageXml(picture, maker);
  expect(xml).toContain('<Page imageFilename="a.png" imageWidth="100" imageHeight="80">');
  expect(from(xml, 'TextRegion')).toBe(
    '<TextRegion id="line1_region"><Coords points="5,6 15,6 15,26 5,26"/>' +
      '<TextLine id="line1" production="handwritten-printscript"><Coords points="5,6 15,6 15,26 5,26"/>' +
      '<Baseline points="5,26 15,26"/>' +
      '<Word id="line1_word1"><Coords points="5,6 15,6 15,26 5,26"/>' +
      '<Glyph id="line1_word1_glyph1"><Coords points="5,6 15,6 15,26 5,26"/>' +
      '<TextEquiv index="0" conf="0.99"><Unicode>7</Unicode></TextEquiv>' +
      '<TextEquiv index="1" conf="0.01"><Unicode>8</Unicode></TextEquiv></Glyph>' +
      '<TextEquiv conf="0.98"><Unicode>7</Unicode></TextEquiv></Word>' +
      '<TextEquiv index="0" conf="0.98"><Unicode>7</Unicode></TextEquiv>' +
      '<TextEquiv index="1" conf="0.02"><Unicode>1</Unicode></TextEquiv></TextLine></TextRegion></Page></PcGts>',
  );
});

test('a refused number says so, and neither it nor its alternatives are confident', () => {
  const xml = pageXml(samplePicture, maker);
  const line = xml.slice(xml.indexOf('<TextLine id="line2"'), xml.indexOf('<TextLine id="line3"'));
  expect(line).toContain('custom="refusal {reason:cut-off;}" comments="refused: cut-off"');
  expect(line).toContain('<Unicode>$12.50</Unicode>');
  expect(line).toContain('<Unicode>$12.58</Unicode>');
  expect(new Set([...line.matchAll(/conf="([^"]*)"/g)].map(([, conf]) => conf))).toEqual(new Set(['0']));
});

test('a table has its cells, counted from 0', () => {
  const xml = pageXml(samplePicture, maker);
  expect(xml).toContain('<TableRegion id="table1" rows="2" columns="3">');
  const roles = [...xml.matchAll(/rowIndex="(\d)" columnIndex="(\d)"/g)].map(
    ([, row, column]) => row + column,
  );
  expect(roles).toEqual(['00', '02', '11']);
  const cell = xml.slice(xml.indexOf('table1_row2_column2'));
  expect([...cell.matchAll(/<TextLine id="(\w+)"/g)].map(([, id]) => id)).toEqual(['line7', 'line8']);
});

test('on a turned page, baselines run as the writing does', () => {
  const xml = pageXml(turnedPicture, maker);
  expect(xml).toContain('<TextRegion id="line1_region" orientation="-90">');
  // The lower edge of the digits is at the left, from the top to the bottom.
  expect(xml).toContain('<Baseline points="270,10 270,90"/>');
});
