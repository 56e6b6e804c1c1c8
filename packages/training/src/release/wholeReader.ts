import type { Picture, Reading } from '@cifra/core/base/types.ts';
import type { Classifier } from '@cifra/core/model/classifier.ts';
import type { LineModel } from '@cifra/core/model/lineModel.ts';
import { digitsOf } from '@cifra/core/model/symbols.ts';
import { createRecogniser } from '@cifra/core/recognise/recognise.ts';
import type { Answer } from '../calibrate/riskCoverage.ts';
import { replayingReader } from '../evaluation/numbers/replayingReader.ts';
import type { CalibrationItem } from './calibrationSets.ts';

/** Answers of the whole reader to the same pictures, without and with the expected format. */
export type ReaderAnswers = { readonly bare: readonly Answer[]; readonly inFormat: readonly Answer[] };

/** The models of a reader. */
type Models = { readonly classifier: Classifier; readonly lineModel: LineModel };

/** Refusals that no threshold changes stay: only the other readings can be accepted. */
const ANY_CONFIDENCE = { minimumConfidence: 0 };

/**
 * Reads pictures with the line model and the classifier of single digits together. Each answer has
 * the reader's own probability; that of a reading which is refused for another reason is 0.
 */
export async function readWhole(
  items: readonly CalibrationItem[],
  { classifier, lineModel }: Models,
): Promise<ReaderAnswers> {
  const replayed = replayingReader(lineModel);
  const { recognise } = createRecogniser({ classifier, lineModel: replayed });
  const [bare, inFormat]: [Answer[], Answer[]] = [[], []];
  for (const { picture, digits, expect, value } of items) {
    const plain = await recognise(picture, ANY_CONFIDENCE);
    bare.push(answerOf(plain, (reading) => reading.value === digits));
    if (expect) {
      replayed.again();
      const known = await recognise(picture, { expect, ...ANY_CONFIDENCE });
      inFormat.push(
        answerOf(known, (read) => (value === null ? digitsOf(read.text) === digits : read.value === value)),
      );
    }
    replayed.next();
  }
  return { bare, inFormat };
}

/** Reads pictures without a number: every reading that could be accepted is wrong. */
export async function readWithout(pictures: readonly Picture[], models: Models): Promise<Answer[]> {
  const { recognise } = createRecogniser(models);
  const answers: Answer[] = [];
  for (const picture of pictures) {
    const readings = await recognise(picture, ANY_CONFIDENCE);
    const usable = readings.filter(({ accepted }) => accepted);
    answers.push({ probability: Math.max(0, ...usable.map(({ confidence }) => confidence)), right: false });
  }
  return answers;
}

function answerOf(readings: readonly Reading[], isRight: (reading: Reading) => boolean): Answer {
  const [reading] = readings;
  // Several lines are refused, whatever their probability.
  const usable = readings.length === 1 && reading.accepted;
  return { probability: usable ? reading.confidence : 0, right: isRight(reading) };
}
