import type { Picture, Raster } from '@cifra/core/base/types.ts';
import { type Manifest, type ManifestOf, parseManifest, type Task } from '@cifra/core/model/manifest.ts';
import { CELL, LINE_KINDS, type LineKind, PAGE_CLASSES } from '@cifra/core/model/pageClasses.ts';
import type { PageMap } from '@cifra/core/model/pageModel.ts';
import { BLANK, LINE_CLASSES } from '@cifra/core/model/symbols.ts';
import { createRecogniser, type Recogniser } from '@cifra/core/recognise/recognise.ts';
import type { ReaderManifests } from './readerFiles.ts';

/**
 * Readings until the browser has compiled the hot code: the first takes several times as long as
 * the eighth.
 */
export const WARM_UPS = 8;

/**
 * Reads this many upright strokes on a sheet about as large as drawings are, and drops the results.
 * The strokes are where the page model of `withoutNetworks` sees a number.
 */
export async function warmUp(recogniser: Recogniser, strokes: number): Promise<void> {
  // An error here occurs again in a real reading, which reports it.
  await recogniser.recognise(strokesPicture(strokes)).catch(() => []);
}

/**
 * Returns a reader whose networks answer at once, and always the same. Nearly all code of a reading
 * runs in it, so it can be warmed up while the networks are still downloaded.
 */
export function withoutNetworks({ digit, number, page }: ReaderManifests): Recogniser {
  const [digits, lines] = [manifestFor(digit, 'digit'), manifestFor(number, 'number')];
  const release = async () => {};
  const { stride } = lines.input;
  return createRecogniser({
    classifier: {
      manifest: digits,
      classify: async ({ length }) =>
        Float32Array.from({ length: 10 * length }, (_, i) => (i % 10 === 1 ? 9 : 0)),
      release,
    },
    lineModel: { manifest: lines, read: async ({ width }) => ones(width / stride), release },
    pageModel: { manifest: manifestFor(page, 'page'), read: async (seen) => numberAndWords(seen), release },
  });
}

function manifestFor<T extends Task>(text: string, task: T): ManifestOf<T> {
  const manifest: Manifest = parseManifest(text);
  if (manifest.task !== task) throw new Error(`the manifest is for "${manifest.task}", wanted "${task}"`);
  return manifest as ManifestOf<T>;
}

/** Columns between two ones. */
const APART = 8;

/** Logits [columns, LINE_CLASSES] of ones with blanks in between. */
function ones(columns: number): Float32Array {
  const logits = new Float32Array(columns * LINE_CLASSES);
  for (let column = 0; column < columns; column++)
    logits[column * LINE_CLASSES + (column % APART === 0 ? 1 : BLANK)] = 9;
  return logits;
}

/** Height of the digits in every picture that the page model sees, pixels. */
const SEEN_DIGIT = 24;

/** A number across the middle, and words above it, so that the number is cut out of the page. */
function numberAndWords(seen: Raster): PageMap {
  const [width, height] = [Math.ceil(seen.width / CELL), Math.ceil(seen.height / CELL)];
  const plane = (value: (y: number, x: number) => number) =>
    Float32Array.from({ length: width * height }, (_, i) => value(Math.floor(i / width), i % width));
  const [words, number] = [Math.floor(height / 6), Math.floor(height / 2)];
  const kindOf = (y: number): LineKind => (y === number ? 'number' : 'words');
  return {
    width,
    height,
    classes: PAGE_CLASSES.map((name) => plane(() => (name === 'handwriting' ? 1 : 0))),
    centre: plane((y, x) => ((y === words || y === number) && x > 0 && x < width - 1 ? 1 : 0)),
    coreHeight: plane(() => SEEN_DIGIT),
    direction: plane(() => 0),
    kinds: LINE_KINDS.map((kind) => plane((y) => (kindOf(y) === kind ? 1 : 0))),
  };
}

function strokesPicture(strokes: number): Picture {
  const [width, height] = [100 + 100 * strokes, 280];
  const data = new Uint8Array(width * height).fill(255);
  for (let stroke = 0; stroke < strokes; stroke++) {
    for (let y = 116; y < 164; y++) {
      const x = 70 + 30 * stroke - Math.round(y / 10);
      data.fill(0, y * width + x, y * width + x + 5);
    }
  }
  return { width, height, channels: 1, data };
}
