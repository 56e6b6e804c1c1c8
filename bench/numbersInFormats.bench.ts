import type { Reading } from '@cifra/core/base/types.ts';
import { digitsOf } from '@cifra/core/model/symbols.ts';
import { findRealData } from '@cifra/training/data/sources/realData.ts';
import { FORMAT_NAMES, formatPictures } from '@cifra/training/synthetic/lines/formatPictures.ts';
import { heldOutWriters } from '@cifra/training/tasks/line/stripSources.ts';
import { bench, type Row } from './bench.ts';
import { chequeItems } from './numbers/cheques.ts';
import { type InFormat, openReader } from './numbers/reader.ts';
import { row, share } from './numbers/rows.ts';

/** Composed numbers per format. */
const ITEMS = Number(process.env.CIFRA_BENCH_ITEMS ?? 2000);

type Judged = InFormat & { readonly isRight: (reading: Reading) => boolean };

/**
 * Measures which readings are accepted with the default settings, without and with the format. It
 * reads the cheques of the validation part, and numbers composed of MNIST's training digits. The
 * writers of these digits were used neither for training nor for calibration. No test set is
 * opened. There are only a few thousand such digits, and each is used several times. So errors come
 * in groups, and the intervals are too narrow.
 */
await bench({
  name: 'Numbers whose format is named',
  run: async function* (): AsyncGenerator<Row> {
    const { root, skip } = findRealData(['mnist', 'qmnist', 'orand-car-a']);
    if (!root) return yield row('all', '', '', {}, { note: `not measured: ${skip}` });
    const reader = await openReader();
    if (!reader) return yield row('all', 'Cifra', '', {}, { note: 'not measured: no models/number yet' });
    yield row('models', reader.name, '');
    const cheques: Judged[] = [];
    for (const { picture, shown } of await chequeItems(root)) {
      // Their labels have no marks.
      const isRight = ({ text }: Reading) => digitsOf(text) === shown;
      cheques.push({ ...(await reader.judgeInFormat(picture, { kind: 'amount' })), isRight });
    }
    yield* rowsOf('cheques, corrected labels', cheques, { 'at least': '65 %', aim: '80 %' });
    const writers = await heldOutWriters(root);
    for (const name of FORMAT_NAMES) {
      const composed: Judged[] = [];
      for (const { picture, text, expect, value } of formatPictures(writers, ITEMS, name, 'measure')) {
        // Without a format, the value consists of the digits.
        const isRight = (read: Reading) => [value, digitsOf(text)].includes(read.value);
        composed.push({ ...(await reader.judgeInFormat(picture, expect)), isRight });
      }
      yield* rowsOf(name, composed, {});
    }
  },
});

function* rowsOf(
  what: string,
  judged: readonly Judged[],
  wanted: Parameters<typeof share>[4],
): Generator<Row> {
  for (const [which, acceptedOf] of [
    ['without a format', ({ bare }: Judged) => bare],
    ['with the format', ({ inFormat }: Judged) => inFormat],
  ] as const) {
    const accepted = judged.filter((one) => acceptedOf(one).length > 0);
    yield share(`${what}, accepted ${which}`, 'Cifra', accepted.length, judged.length, wanted);
    const isWrong = (one: Judged) => acceptedOf(one).length > 1 || !one.isRight(acceptedOf(one)[0]);
    const wrong = accepted.filter(isWrong).length;
    yield share(`${what}, wrong among accepted ${which}`, 'Cifra', wrong, accepted.length, {
      'at least': '1 %',
    });
  }
}
