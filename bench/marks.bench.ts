import type { Picture, Reading } from '@cifra/core/base/types.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { readStrokes } from '@cifra/training/data/formats/strokes.ts';
import { findRealData } from '@cifra/training/data/sources/realData.ts';
import { bench, type Row } from './bench.ts';
import { REAL_MARKS, realMark } from './marks/nextToDigit.ts';
import { SPACINGS, spacedRow } from './marks/spacedRows.ts';
import { drawnAt, penFor, pictureOf } from './marks/strokePictures.ts';
import { openReader, type Reader } from './numbers/reader.ts';
import { row, share } from './numbers/rows.ts';

/** Pictures of each mark next to a digit. */
const PICTURES = 150;
/** Digit height of whole numbers, pixels; every n-th number without a slash. */
const SIZE = 44;
const EVERY = 5;

/**
 * Signs and points next to a single digit, spaces between groups of digits, and slashes in whole numbers,
 * with the default settings: strokes of UNIPEN's writers. A reading is wrong if a mark is left out, or is taken for a digit or
 * for another mark.
 */
await bench({
  name: 'Marks next to digits',
  run: async function* (): AsyncGenerator<Row> {
    const reader = await openReader();
    if (!reader) return yield row('all', 'Cifra', '', {}, { note: 'not measured: no models/number yet' });
    yield row('models', reader.name, '');
    const { root, skip } = findRealData(['unipen']);
    if (!root) return yield row('all', '', '', {}, { note: `not measured: ${skip}` });
    const [digits, marks, numbers] = [
      await readStrokes(`${root}/unipen/digits.jsonl`),
      await readStrokes(`${root}/unipen/marks.jsonl`),
      await readStrokes(`${root}/unipen/numbers.jsonl`),
    ];
    for (const mark of REAL_MARKS) {
      const rng = createRandom('real marks').split(mark);
      const pictures = Array.from({ length: PICTURES }, () => realMark(mark, digits, marks, rng));
      yield* rowsOf(`${mark} next to a digit`, reader, pictures);
    }
    const sized = digits.filter(({ em }) => em);
    for (const spacing of SPACINGS) {
      const rng = createRandom('spaces').split(spacing);
      const pictures = Array.from({ length: PICTURES }, () => spacedRow(spacing, sized, rng));
      yield await spacesRow(
        `rows of digits, ${spacing}: spaces right where the digits are`,
        reader,
        pictures,
      );
    }
    const plain = numbers.filter(({ label }) => /^[\d /.,:-]*\d[\d /.,:-]*\d[\d /.,:-]*$/.test(label));
    for (const [what, slashed, every] of [
      ['whole numbers with a slash', true, 1],
      ['whole numbers without one', false, EVERY],
    ] as const) {
      const rng = createRandom(what);
      const chosen = plain.filter(({ label }) => label.includes('/') === slashed);
      const pictures = chosen.flatMap((sample, i) => {
        const picture = i % every === 0 ? pictureOf(drawnAt(sample, SIZE, penFor(SIZE, rng)), SIZE) : null;
        return picture ? [{ text: sample.label.replaceAll(' ', ''), picture }] : [];
      });
      yield* rowsOf(what, reader, pictures, ({ text }) => text.replace(/[^\d/]/g, ''));
    }
  },
});

/** Among accepted readings with the right digits, those with exactly the right spaces. */
async function spacesRow(
  what: string,
  reader: Reader,
  pictures: readonly { readonly text: string; readonly picture: Picture }[],
): Promise<Row> {
  let [right, all] = [0, 0];
  for (const { text, picture } of pictures) {
    const [reading, ...others] = await reader.accepted(picture);
    if (others.length > 0 || reading?.value !== text.replaceAll(' ', '')) continue;
    all++;
    if (reading.text === text) right++;
  }
  return share(what, 'Cifra', right, all);
}

/** Accepted and right, and accepted and wrong. `keyOf` names what must be right. */
async function* rowsOf(
  what: string,
  reader: Reader,
  pictures: readonly { readonly text: string; readonly picture: Picture }[],
  keyOf = ({ text }: { readonly text: string }) => text,
): AsyncGenerator<Row> {
  let [right, wrong] = [0, 0];
  for (const expected of pictures) {
    const accepted: readonly Reading[] = await reader.accepted(expected.picture);
    if (accepted.length === 0) continue;
    if (accepted.map(keyOf).join('') === keyOf(expected)) right++;
    else wrong++;
  }
  yield share(`${what}: accepted and right`, 'Cifra', right, pictures.length);
  yield share(`${what}: accepted and wrong`, 'Cifra', wrong, pictures.length);
}
