import type { Reading } from '@cifra/core/base/types.ts';
import type { Classifier } from '@cifra/core/model/classifier.ts';
import type { LineModel } from '@cifra/core/model/lineModel.ts';
import { digitsOf } from '@cifra/core/model/symbols.ts';
import { createRecogniser } from '@cifra/core/recognise/recognise.ts';
import type { Answer } from '../calibrate/riskCoverage.ts';
import { replayingReader } from '../evaluation/numbers/replayingReader.ts';
import type { CalibrationItem } from './calibrationSets.ts';

/** Answers of the whole reader to the same pictures, without and with the expected format. */
export type ReaderAnswers = { readonly bare: readonly Answer[]; readonly inFormat: readonly Answer[] };

/**
 * Reads pictures with the line model and the classifier of single digits together. Each answer has
 * the reader's own probability.
 */
export async function readWhole(
  items: readonly CalibrationItem[],
  { classifier, lineModel }: { readonly classifier: Classifier; readonly lineModel: LineModel },
): Promise<ReaderAnswers> {
  const replayed = replayingReader(lineModel);
  const { recognise } = createRecogniser({ classifier, lineModel: replayed });
  const [bare, inFormat]: [Answer[], Answer[]] = [[], []];
  for (const { picture, digits, expect, value } of items) {
    const plain = await recognise(picture);
    bare.push(answerOf(plain, (reading) => reading.value === digits));
    if (expect) {
      replayed.again();
      const known = await recognise(picture, { expect });
      inFormat.push(
        answerOf(known, (read) => (value === null ? digitsOf(read.text) === digits : read.value === value)),
      );
    }
    replayed.next();
  }
  return { bare, inFormat };
}

function answerOf(readings: readonly Reading[], isRight: (reading: Reading) => boolean): Answer {
  const [reading] = readings;
  // Cut-off numbers and several lines are refused, whatever their probability.
  const usable = readings.length === 1 && reading.refusal !== 'cut-off';
  return { probability: usable ? reading.confidence : 0, right: isRight(reading) };
}
