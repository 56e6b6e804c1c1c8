import { expect, test } from 'vitest';
import { logSoftmax } from '../decode/logSoftmax.ts';
import { LINE_CLASSES } from '../model/symbols.ts';
import { READING_PARAMETERS } from '../reading/parameters.ts';
import type { Style } from '../reading/styles.ts';
import { logitsOf, plainly } from '../testing/columns.ts';
import { numberBundleOf } from '../testing/numberBundle.ts';
import { drawStrokes, placed, rasterOf, sheet } from '../testing/pen.ts';
import { ONE_OR_SEVEN } from '../testing/variants.ts';
import { pageOf } from './page.ts';
import type { Reader } from './reader.ts';
import { readSeen, type SeenLine } from './readLine.ts';

/** Columns of `plainly` are 4 pixels wide, three for each symbol. */
const SYMBOL = 12;
const page = pageOf({ width: 64, height: 64, channels: 1, data: new Uint8Array(64 * 64).fill(255) });

/** A line of these digits, with its strings. */
function line(
  ways: readonly (keyof typeof ONE_OR_SEVEN)[],
  strings: Readonly<Record<string, number>>,
): SeenLine {
  const on = sheet(SYMBOL * ways.length, 32);
  for (const [i, way] of ways.entries())
    drawStrokes(on, placed(ONE_OR_SEVEN[way], { x: SYMBOL * i - 6, y: 5, size: 22 }), 2);
  const decoded = {
    candidates: Object.entries(strings).map(([text, probability]) => ({ text, probability })),
    logProbabilities: logSoftmax(logitsOf(plainly('7'.repeat(ways.length))), LINE_CLASSES, 1),
  };
  return {
    line: {
      region: { x: 0, y: 0, width: 64, height: 64, angle: 0 },
      box: { x: 0, y: 0, width: 64, height: 64 },
      cut: false,
      pillars: ways.length,
    } as unknown as SeenLine['line'],
    page,
    strip: rasterOf(on),
    strings: decoded,
    rescored: decoded,
  };
}

async function texts(lines: readonly SeenLine[], style?: Style): Promise<string[]> {
  // It has no opinion.
  const classifier = {
    manifest: { temperature: 1 },
    classify: async (images: readonly unknown[]) => new Float32Array(10 * images.length),
  };
  const reader = {
    classifier,
    lineModel: { manifest: numberBundleOf().manifest },
    parameters: READING_PARAMETERS,
    options: style ? { style } : {},
  } as unknown as Reader;
  return (await readSeen(reader, lines)).map(({ reading }) => reading.text);
}

const doubtful = line(['flagged'], { 7: 0.6, 1: 0.4 });
const crossed = line(['barredSeven', 'barredSeven'], { 77: 0.99 });
const plain = line(['stick', 'stick'], { 11: 0.99 });

test('a barred 7 in another line makes a flagged stroke a 1, plain 1s make it a 7', async () => {
  expect(await texts([doubtful])).toEqual(['7']);
  expect(await texts([doubtful, crossed])).toEqual(['1', '77']);
  expect(await texts([doubtful, plain])).toEqual(['7', '11']);
});

test('a given style counts more than the other lines', async () => {
  expect(await texts([doubtful], 'european')).toEqual(['1']);
  expect(await texts([doubtful, crossed], 'american')).toEqual(['7', '77']);
});

test('a line that was read with little confidence shows no style', async () => {
  expect(await texts([doubtful, line(['barredSeven'], { 7: 0.4, 4: 0.3 })])).toEqual(['7', '7']);
});
