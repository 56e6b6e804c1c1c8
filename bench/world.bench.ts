import type { Reading } from '@cifra/core/base/types.ts';
import { classOf, digitsOf, OTHER } from '@cifra/core/model/symbols.ts';
import { findRealData } from '@cifra/training/data/sources/realData.ts';
import {
  letterPictures,
  otherPictures,
  type PictureOfText,
  recordedPictures,
  strokePictures,
  struckOutPictures,
  variantPictures,
} from '@cifra/training/synthetic/lines/strokePictures.ts';
import { HELD_OUT } from '@cifra/training/tasks/line/stripSources.ts';
import { loadStrokeLines } from '@cifra/training/tasks/line/strokeLines.ts';
import { bench, type Row } from './bench.ts';
import { openReader, type Reader } from './numbers/reader.ts';
import { row, share } from './numbers/rows.ts';
import { VARIANTS } from './numbers/variants.ts';

/** Pictures of each kind. */
const PICTURES = Number(process.env.CIFRA_BENCH_ITEMS ?? 400);
/**
 * Numbers from pen strokes of writers whom no released model learned from, with the default settings.
 * A reading is right if its digits are; `exact` also wants the marks. Crossed-out numbers, letters
 * and scribbles must be refused.
 */
await bench({
  name: 'Numbers from strokes of held-out writers',
  run: async function* (): AsyncGenerator<Row> {
    const reader = await openReader();
    if (!reader) return yield row('all', 'Cifra', '', {}, { note: 'not measured: no models/number yet' });
    yield row('models', reader.name, '');
    const { root, skip } = findRealData(['unipen', 'pendigits']);
    if (!root) return yield row('all', '', '', {}, { note: `not measured: ${skip}` });
    const { heldOut } = await loadStrokeLines(root, HELD_OUT);
    const recorded = recordedPictures(heldOut.numbers);
    const isMarked = ({ text }: PictureOfText) => /\D/.test(text);
    yield* rowsOf(
      'recorded numbers without marks',
      reader,
      recorded.filter((item) => !isMarked(item)),
    );
    yield* rowsOf('recorded numbers with marks', reader, recorded.filter(isMarked));
    yield* rowsOf('five digits', reader, strokePictures(heldOut.writers, PICTURES));
    for (const [variant, digit] of VARIANTS)
      yield* rowsOf(variant, reader, variantPictures(heldOut.writers, PICTURES, { variant, digit }));
    yield* rowsOf('crossed out', reader, struckOutPictures(heldOut.writers, PICTURES));
    yield* rowsOf('letters and scribbles', reader, otherPictures(heldOut, PICTURES));
    yield* rowsOf('single letters', reader, letterPictures(heldOut.marks.get(classOf(OTHER)) ?? []));
  },
});

async function* rowsOf(
  what: string,
  reader: Reader,
  pictures: readonly PictureOfText[],
): AsyncGenerator<Row> {
  let [right, exact, wrong] = [0, 0, 0];
  for (const { picture, text } of pictures) {
    const accepted: readonly Reading[] = await reader.accepted(picture);
    if (accepted.length === 0) continue;
    const read = accepted.map((reading) => reading.text).join(' ');
    if (accepted.length === 1 && text !== '' && digitsOf(read) === digitsOf(text)) right++;
    else wrong++;
    if (read === text) exact++;
  }
  const n = pictures.length;
  yield share(`${what}: accepted and right`, 'Cifra', right, n);
  yield share(`${what}: accepted and exact`, 'Cifra', exact, n);
  yield share(`${what}: accepted and wrong`, 'Cifra', wrong, n);
}
