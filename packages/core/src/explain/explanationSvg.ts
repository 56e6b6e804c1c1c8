import { DIGIT_SIDE, type DigitImage, type Raster } from '../base/types.ts';
import { escapeXml } from '../base/xml.ts';
import { evidenceShapes, markShape } from './evidenceSvg.ts';
import type { DigitExplanation } from './explainDigit.ts';
import { fitted, rasterPaths } from './rasterSvg.ts';
import type { Step } from './steps.ts';

/** A training digit similar to the explained one. */
export type NearDigit = {
  readonly label: number;
  /** Its row in the data set, from 0. */
  readonly index: number;
  readonly image: DigitImage;
};

export type ExplanationSheet = DigitExplanation & {
  /** "4 in 1140, line 1" */
  readonly title: string;
  /** The reasons, in words. */
  readonly sentences: readonly string[];
  readonly steps?: readonly Step[];
  readonly nearest?: readonly NearDigit[];
};

/** The captions of a sheet, in one language. */
export type SheetWords = {
  readonly stepsHeading: string;
  readonly mapsHeading: string;
  readonly nearestHeading: string;
  readonly steps: Readonly<Record<Step['kind'], string>>;
  readonly maps: Readonly<Record<keyof DigitExplanation['maps'], string>>;
  /** Legend of a sign. */
  evidenceFor(digit: number): string;
  /** Legend of the signs' size. */
  readonly size: string;
  /** The row of a training digit. */
  number(index: number): string;
};

/** Maps in the order of the sheet. */
const MAPS = ['occlusion', 'emptiness', 'integratedGradients', 'gradCam'] as const;

const WIDTH = 760;
const MARGIN = 16;
const LINE = 19;
/** Characters that fit into the width. */
const LETTERS = 104;
const MAP = 170;
const STEP = { width: 136, height: 104 };
const NEAR = 56;

/** A part of the sheet, drawn from y = 0 downwards. */
type Part = { readonly height: number; readonly shapes: string };

/**
 * Draws an explanation on one sheet, as a self-contained SVG. It shows the steps from the picture
 * to the digit, the maps with their legend, the nearest training digits, and the sentences. The
 * sentences are also the text alternative.
 */
export function explanationSvg(sheet: ExplanationSheet, words: SheetWords): string {
  const { title, sentences, steps = [], nearest = [] } = sheet;
  const parts = [
    text([title], 17, 'bold'),
    text(sentences.flatMap((sentence) => wrapped(sentence))),
    ...(steps.length > 0 ? [heading(words.stepsHeading), stepRow(steps, words)] : []),
    heading(words.mapsHeading),
    legend(sheet, words),
    mapRow(sheet, words),
    ...(nearest.length > 0 ? [heading(words.nearestHeading), nearRow(nearest, words)] : []),
  ];
  let y = MARGIN;
  const placed = parts.map(({ height, shapes }) => {
    const part = `<g transform="translate(${MARGIN} ${y})">${shapes}</g>`;
    y += height;
    return part;
  });
  const size = `width="${WIDTH}" height="${y}" viewBox="0 0 ${WIDTH} ${y}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-labelledby="title words" font-family="system-ui, sans-serif" font-size="14" fill="#1a1a1a">`,
    `<title id="title">${escapeXml(title)}</title>`,
    `<desc id="words">${escapeXml(sentences.join(' '))}</desc>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...placed,
    '</svg>\n',
  ].join('\n');
}

function text(lines: readonly string[], size = 14, weight = 'normal'): Part {
  const height = LINE + size - 14;
  const shapes = lines.map(
    (line, i) =>
      `<text y="${(i + 1) * height - 5}" font-size="${size}" font-weight="${weight}">${escapeXml(line)}</text>`,
  );
  return { height: lines.length * height + 6, shapes: shapes.join('') };
}

function heading(words: string): Part {
  const { height, shapes } = text([words], 15, 'bold');
  return { height: height + 6, shapes: `<g transform="translate(0 8)">${shapes}</g>` };
}

/** The meaning of the signs, each next to its sign. */
function legend({ digit, against }: DigitExplanation, words: SheetWords): Part {
  const plus = `<g transform="scale(6)">${markShape({ sign: '+', x: 1.2, y: 1.7, size: 2 })}</g>`;
  const minus = `<g transform="translate(190 0) scale(6)">${markShape({ sign: '-', x: 1.2, y: 1.7, size: 2 })}</g>`;
  const named = (x: number, meaning: string) => `<text x="${x}" y="15">${escapeXml(meaning)}</text>`;
  const shapes = `${plus}${named(20, words.evidenceFor(digit))}${minus}${named(210, words.evidenceFor(against))}${named(390, words.size)}`;
  return { height: LINE + 6, shapes };
}

function mapRow({ image, maps }: DigitExplanation, words: SheetWords): Part {
  const shapes = MAPS.map((kind, i) => {
    const frame = `<rect width="${DIGIT_SIDE}" height="${DIGIT_SIDE}" fill="none" stroke="#767676" stroke-width="0.15"/>`;
    const drawn = `<g transform="scale(${(MAP / DIGIT_SIDE).toFixed(4)})">${evidenceShapes(image, maps[kind])}${frame}</g>`;
    return `<g transform="translate(${i * (MAP + 16)} 0)">${drawn}${caption(words.maps[kind], MAP)}</g>`;
  });
  return { height: MAP + 2 * LINE, shapes: shapes.join('') };
}

function stepRow(steps: readonly Step[], words: SheetWords): Part {
  const shapes = steps.map(({ raster, kind }, i) => {
    const lines = wrapped(words.steps[kind], 22)
      .map((line, n) => caption(line, STEP.height + 15 * n))
      .join('');
    return `<g transform="translate(${i * (STEP.width + 12)} 0)">${pictureOf(raster)}${lines}</g>`;
  });
  return { height: STEP.height + 58, shapes: shapes.join('') };
}

/** Draws a raster as large as the frame of a step allows. */
function pictureOf(raster: Raster): string {
  const small = fitted(raster, STEP.width, STEP.height);
  const scale = Math.min(STEP.width / small.width, STEP.height / small.height);
  const frame = `<rect width="${small.width}" height="${small.height}" fill="none" stroke="#767676" stroke-width="${(1 / scale).toFixed(3)}"/>`;
  const top = STEP.height - scale * small.height;
  return `<g transform="translate(0 ${top.toFixed(2)}) scale(${scale.toFixed(4)})">${rasterPaths(small)}${frame}</g>`;
}

function nearRow(nearest: readonly NearDigit[], words: SheetWords): Part {
  const shapes = nearest.map(({ image, label, index }, i) => {
    const drawn = rasterPaths({ width: DIGIT_SIDE, height: DIGIT_SIDE, data: image });
    const captions = caption(`${label}`, NEAR) + caption(words.number(index), NEAR + 15);
    return `<g transform="translate(${i * (NEAR + 14)} 0)"><g transform="scale(${NEAR / DIGIT_SIDE})">${drawn}</g>${captions}</g>`;
  });
  return { height: NEAR + 44, shapes: shapes.join('') };
}

function caption(words: string, under: number): string {
  return `<text y="${under + 16}" font-size="11">${escapeXml(words)}</text>`;
}

/** Breaks words into lines of at most `letters` characters, where the words allow. */
function wrapped(words: string, letters = LETTERS): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
