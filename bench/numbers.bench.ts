import { loadDataset } from '@cifra/training/data/sources/load.ts';
import { findRealData } from '@cifra/training/data/sources/realData.ts';
import { bench, type Row } from './bench.ts';
import { acceptNonDigits } from './numbers/acceptNonDigits.ts';
import { type ChequeItem, chequeItems } from './numbers/cheques.ts';
import { composeApart, composeClose } from './numbers/compose.ts';
import { expectedCalibrationError, shareReadAtError } from './numbers/metrics.ts';
import { nonDigits } from './numbers/nonDigits.ts';
import { answerOf, openReader, type Reader, type Verdict } from './numbers/reader.ts';
import { percent, published, row, share } from './numbers/rows.ts';
import { drawZips, type Zip } from './numbers/zips.ts';
import { NO_PADDLE, readWithPaddle } from './peers/paddle.ts';
import type { PeerReadings } from './peers/peerReadings.ts';
import { NO_TESSERACT, readWithTesseract } from './peers/tesseract.ts';

/**
 * MNIST's test digits are only for the final figures of a release, so that nothing is ever chosen
 * by them. To try out changes to this benchmark, set `CIFRA_BENCH_PART` to `train`.
 */
const PART = process.env.CIFRA_BENCH_PART === 'train' ? 'train' : 'test';
const ITEMS = Number(process.env.CIFRA_BENCH_ITEMS ?? 10_000);
const CHEQUES = 'cheques, whole string';

await bench({
  name: `Reading numbers, ZIP codes of MNIST's ${PART} digits`,
  run: async function* (): AsyncGenerator<Row> {
    const { root, skip } = findRealData(['mnist', 'qmnist', 'orand-car-a']);
    if (!root) return yield row('all', '', '', {}, { note: `not measured: ${skip}` });
    const cheques = await chequeItems(root);
    const zips = drawZips(await loadDataset('mnist', PART, { root }), ITEMS);
    yield* others(cheques);
    const reader = await openReader();
    if (!reader) return yield row('all', 'Cifra', '', {}, { note: 'not measured: no models/number yet' });
    yield row('models', reader.name, '');
    const chequeVerdicts = await judgeAll(reader, cheques, ({ picture }) => picture);
    yield* chequeRows(cheques, chequeVerdicts);
    const apart = await judgeAll(reader, zips, ({ images }) => composeApart(images));
    yield* zipRows('ZIP codes', zips, apart, { 'at least': '1.5 %', aim: '0.8 %' });
    // MDW: the Multi-Digit Writer benchmarks (Wagstaff 2025, arXiv:2512.00676).
    yield published('ZIP codes, strict error', 'CNN (MDW)', '2.99 %');
    yield published('ZIP codes, strict error', 'SVM (MDW)', '7 %');
    const close = await judgeAll(reader, zips, ({ images, random }) => composeClose(images, random));
    yield* zipRows('ZIP codes written close', zips, close, { 'at least': '5 %', aim: '2.5 %' });
    const digitScores = [...chequeVerdicts, ...apart.slice(0, cheques.length)].map(({ score }) => score);
    yield* acceptNonDigits(reader, nonDigits(), digitScores);
  },
});

async function judgeAll<T>(
  reader: Reader,
  items: readonly T[],
  paint: (item: T) => Parameters<Reader['judge']>[0],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const item of items) verdicts.push(await reader.judge(paint(item)));
  return verdicts;
}

/** Measures other readers that users could install, on the same cheques; adds published figures. */
async function* others(cheques: readonly ChequeItem[]): AsyncGenerator<Row> {
  const files = cheques.map(({ path }) => path);
  yield* peerRows('Tesseract', await readWithTesseract(files), NO_TESSERACT, cheques);
  yield* peerRows('PaddleOCR', await readWithPaddle(files), NO_PADDLE, cheques);
  yield published(`${CHEQUES}, full test set`, 'ResNet, RNN, CTC', '89.75 %');
  yield published(`${CHEQUES}, full test set`, 'YOLO', '96 %');
}

function* peerRows(
  who: string,
  peer: PeerReadings | null,
  absent: string,
  cheques: readonly ChequeItem[],
): Generator<Row> {
  if (!peer) return yield row(CHEQUES, who, '', {}, { note: absent });
  const right = cheques.filter(({ digits }, i) => peer.texts[i].replace(/\D/g, '') === digits).length;
  yield share(CHEQUES, peer.name, right, cheques.length);
  yield row('cheques, time of a picture', peer.name, `${peer.milliseconds.toFixed(1)} ms`);
}

function* chequeRows(cheques: readonly ChequeItem[], verdicts: readonly Verdict[]): Generator<Row> {
  yield* chequesBy(
    '',
    cheques.map(({ digits }) => digits),
    verdicts,
  );
  yield* chequesBy(
    ', corrected labels',
    cheques.map(({ shown }) => shown),
    verdicts,
  );
}

/** Evaluates the same readings with one set of labels. */
function* chequesBy(which: string, labels: readonly string[], verdicts: readonly Verdict[]): Generator<Row> {
  const answers = verdicts.map((verdict, i) => answerOf(verdict, labels[i]));
  const n = answers.length;
  const right = answers.filter((answer) => answer.right).length;
  yield share(`${CHEQUES}${which}`, 'Cifra', right, n, { 'at least': '90 %', aim: '96 %' });
  const read = Math.round(shareReadAtError(answers, 0.01) * n);
  yield share(`cheques accepted, at most 1 % of them wrong${which}`, 'Cifra', read, n, {
    'at least': '75 %',
    aim: '90 %',
  });
  yield* refusalRows(`cheques${which}`, verdicts, answers);
}

function* zipRows(
  what: string,
  zips: readonly Zip[],
  verdicts: readonly Verdict[],
  wanted: { 'at least': string; aim: string },
): Generator<Row> {
  const answers = verdicts.map((verdict, i) => answerOf(verdict, zips[i].digits));
  const wrong = answers.filter(({ right }) => !right).length;
  yield share(`${what}, strict error`, 'Cifra', wrong, answers.length, wanted);
  const error = percent(expectedCalibrationError(answers));
  yield row(`${what}, calibration error`, 'Cifra', error, { 'at least': '1.5 %', aim: '0.5 %' });
  yield* refusalRows(what, verdicts, answers);
}

/** Measures the share refused with the default settings, and the errors among the rest. */
function* refusalRows(
  what: string,
  verdicts: readonly Verdict[],
  answers: readonly { readonly right: boolean }[],
): Generator<Row> {
  const accepted = answers.filter((_, i) => verdicts[i].accepted);
  yield share(`${what}, refused`, 'Cifra', answers.length - accepted.length, answers.length);
  const wrong = accepted.filter(({ right }) => !right).length;
  yield share(`${what}, wrong among accepted`, 'Cifra', wrong, accepted.length);
}
