import type { Box, Picture, Raster, Reading } from '@cifra/core/base/types.ts';
import type { Expect } from '@cifra/core/format/expect.ts';
import { mappedBox } from '@cifra/core/image/box.ts';
import type { Recogniser } from '@cifra/core/recognise/recognise.ts';
import { cut } from '../extract/cut.ts';
import { isEmpty } from '../extract/emptiness.ts';
import { ownWriting } from '../extract/ownWriting.ts';
import { penDarkness } from '../extract/penDarkness.ts';
import { writingOn } from '../extract/writing.ts';
import { type Grey, greyOf } from '../register/grey.ts';
import type { Cv } from '../register/openCv.ts';
import type { Registration } from '../register/register.ts';
import { type Leaf, leavesOf } from '../template/leaves.ts';
import type { Template, TemplatePage } from '../template/template.ts';
import { filledOf, markIn, type Seen } from './marks.ts';
import type { Doubt, FieldValue } from './value.ts';
import { withoutFillers } from './withoutFillers.ts';

/** Largest side of pictures from which fields are cut, pixels. */
const SIDE = 5000;
/** Height to which the cells of a field are drawn, pixels: twice the strip of the line model. */
const CELL = 64;
/** Paper around a field: writing leaves its box. Share of the height of its cells. */
const AROUND = 0.25;
/** Print is blurred by this much more than its place is uncertain, pixels of the result. */
const BLUR = 1.2;

/** A page of a template with the picture of its blank. */
export type FormPage = {
  readonly template: Template;
  readonly page: TemplatePage;
  /** The blank, of `greyForReading`. */
  readonly blank: Grey;
};

/** A picture from which fields are cut. */
export function greyForReading(cv: Cv, picture: Picture): Grey {
  return greyOf(cv, picture, SIDE);
}

export type ReadOptions = {
  /** Highest share of accepted values that may be wrong; default 0.01. */
  readonly maxError?: number;
};

/**
 * Reads the fields of a filled page.
 *
 * @param picture the filled page
 * @param registration how the blank lies in it
 * @param recogniser reads a number that fills its picture; without a page model
 * @returns one value for each field, in the template's order
 */
export async function readPage(
  cv: Cv,
  form: FormPage,
  picture: Picture,
  registration: Registration,
  recogniser: Recogniser,
  options: ReadOptions = {},
): Promise<FieldValue[]> {
  const filled = greyForReading(cv, picture);
  try {
    const sight = sightOf(form, registration, filled, cv);
    const values: FieldValue[] = [];
    for (const leaf of leavesOf(form.page)) {
      values.push(await readLeaf(leaf, form.template, sight, recogniser, options));
    }
    return values;
  } finally {
    filled.mat.delete();
  }
}

/** Darkness to which a pale pen is raised, that of a usual one; a darker pen stays as it is. */
const USUAL = 0.75;

/** How dark a page's pen is, as a share of a usual one. */
function penOf(
  page: TemplatePage,
  look: (box: Box, height: number) => Pick<Seen, 'filled' | 'blank'>,
): number {
  const written = leavesOf(page).filter(({ kind }) => kind !== 'bubbles');
  const dark = penDarkness(written.map(({ box }) => look(box, CELL / 2)));
  return dark === null ? 1 : Math.min(1, dark / USUAL);
}

/** Looks at parts of the filled page. */
type Sight = {
  /** A box of the page. @param height of the result, pixels */
  at(box: Box, height: number): Seen;
  /** From the unit of the page to pixels of the picture. */
  inPicture(box: Box): Box;
};

function sightOf(
  { page, blank }: FormPage,
  { toPicture, residual }: Registration,
  filled: Grey,
  cv: Cv,
): Sight {
  const factor = (blank.mat.cols * blank.factor) / page.width;
  const inBlank = (box: Box): Box => ({
    x: box.x * factor,
    y: box.y * factor,
    width: box.width * factor,
    height: box.height * factor,
  });
  const look = (box: Box, height: number) => {
    const part = inBlank(box);
    const scale = height / part.height;
    return {
      scale,
      filled: cut(cv, filled, part, toPicture, scale),
      blank: cut(cv, blank, part, (point) => point, scale),
    };
  };
  const pen = penOf(page, look);
  return {
    at(box, height) {
      const { scale, ...seen } = look(box, height);
      return { ...seen, pen, writing: writingOn(seen.filled, seen.blank, residual * scale + BLUR, pen) };
    },
    inPicture: (box) => mappedBox(inBlank(box), toPicture),
  };
}

async function readLeaf(
  leaf: Leaf,
  template: Template,
  sight: Sight,
  recogniser: Recogniser,
  options: ReadOptions,
): Promise<FieldValue> {
  const { path, kind } = leaf;
  const place = { path, kind, box: sight.inPicture(leaf.box) };
  switch (leaf.kind) {
    case 'number':
      return { ...place, ...(await numberOf(leaf, template, sight, recogniser, options)) };
    case 'choice':
      return { ...place, ...choiceOf(leaf, sight) };
    case 'bubbles':
      return { ...place, ...bubblesOf(leaf, sight) };
    case 'picture': {
      const empty = isEmpty(sight.at(leaf.box, CELL).writing, CELL);
      if (empty) return { ...place, ...nothingIn(leaf) };
      return { ...place, value: '', confidence: 0, accepted: false, doubt: 'for-people' };
    }
  }
}

type Found = Pick<FieldValue, 'value' | 'confidence' | 'accepted' | 'doubt' | 'reading'>;

function nothingIn({ required = false }: Leaf): Found {
  return { value: '', confidence: 1, accepted: !required, doubt: required ? 'required' : null };
}

function doubted(value: string, doubt: Doubt, confidence = 0): Found {
  return { value, confidence, accepted: false, doubt };
}

async function numberOf(
  leaf: Extract<Leaf, { readonly kind: 'number' }>,
  template: Template,
  sight: Sight,
  recogniser: Recogniser,
  { maxError }: ReadOptions,
): Promise<Found> {
  const around = AROUND * leaf.box.height;
  const box = {
    x: leaf.box.x - around,
    y: leaf.box.y - around,
    width: leaf.box.width + 2 * around,
    height: leaf.box.height + 2 * around,
  };
  const seen = sight.at(box, Math.round(CELL * (1 + 2 * AROUND)));
  const margin = AROUND * CELL;
  const { width } = seen.writing;
  const writing = ownWriting(seen.writing, { x: margin, y: margin, width: width - 2 * margin, height: CELL });
  if (isEmpty(writing, CELL)) return nothingIn(leaf);
  const expect = expectOf(leaf, template);
  const readings = await recogniser.recognise(pictureOf(writing), {
    ...(maxError !== undefined && { maxError }),
    ...(expect && { expect }),
  });
  const reading = readings.reduce((best, each) => (each.digits.length > best.digits.length ? each : best));
  const found = expect === undefined ? withoutFillers(reading, leaf.cells) : ofReading(reading);
  return readings.length > 1 ? { ...found, accepted: false, doubt: 'several' } : found;
}

function ofReading(reading: Reading): Found {
  const { value, confidence, accepted, refusal } = reading;
  return { value, confidence, accepted, doubt: refusal, reading };
}

function expectOf(
  { expect, list }: Extract<Leaf, { readonly kind: 'number' }>,
  { lists = {} }: Template,
): Expect | undefined {
  return list === undefined ? expect : { kind: 'oneOf', values: lists[list] };
}

/** Writing as a picture of dark ink on white paper. */
function pictureOf({ width, height, data }: Raster): Picture {
  return { width, height, channels: 1, data: Uint8Array.from(data, (dark) => 255 * (1 - Math.min(1, dark))) };
}

function choiceOf(leaf: Extract<Leaf, { readonly kind: 'choice' }>, sight: Sight): Found {
  const { options, most = 1 } = leaf;
  const marks = options.map(({ box }) => markIn(sight.at(box, CELL)));
  const value = options
    .filter((_, i) => marks[i] === 'marked')
    .map((option) => option.value)
    .join(' ');
  const count = marks.filter((mark) => mark === 'marked').length;
  if (count > most) return doubted(value, 'several');
  if (marks.includes('faint')) return doubted(value, 'faint');
  return count === 0 ? nothingIn(leaf) : { value, confidence: 1, accepted: true, doubt: null };
}

function bubblesOf(leaf: Extract<Leaf, { readonly kind: 'bubbles' }>, sight: Sight): Found {
  const { digits, first = '0', box } = leaf;
  const [width, height] = [box.width / digits, box.height / 10];
  const columns = Array.from({ length: digits }, (_, column) =>
    filledOf(
      Array.from({ length: 10 }, (_, row) =>
        sight.at({ x: box.x + column * width, y: box.y + row * height, width, height }, CELL / 2),
      ),
    ),
  );
  const value = columns
    .map(({ index }) => (index === null ? '' : String((index + Number(first)) % 10)))
    .join('');
  if (columns.some(({ isClear }) => !isClear)) return doubted(value, 'faint');
  return value === '' ? nothingIn(leaf) : { value, confidence: 1, accepted: true, doubt: null };
}
