import { explainReading } from '@cifra/core/explain/explainReading.ts';
import { parseExpectText } from '@cifra/core/format/parseExpectText.ts';
import { englishReasons, partInEnglish } from '@cifra/core/words/english.ts';
import { sentences } from '@cifra/core/words/sentences.ts';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { inFilePixels } from '@cifra/node/pictures/inFilePixels.ts';
import { chooseDigit } from '../explaining/chooseDigit.ts';
import type { Explaining } from '../explaining/models.ts';
import { CommandError } from '../platform/commandError.ts';
import { pictureBytes } from './pictureBytes.ts';
import { refusalOf } from './readNumbers.ts';
import { rounded } from './rounded.ts';
import type { ExplainInput, ExplainOutput } from './schemas.ts';

/** Explains one digit of a picture as `cifra explain` does. @throws CifraError */
export async function explainDigit(models: Explaining, input: ExplainInput): Promise<ExplainOutput> {
  const { expect, line, digit, whyNot: against } = input;
  const options = expect === undefined ? undefined : { expect: parseExpectText(expect) };
  const { picture, scale } = await decodePicture(await pictureBytes(input));
  const examined = await models.recogniser.examine(picture, options);
  const readings = examined.map(({ reading }) => reading);
  const chosen = chooseDigit(readings, {
    ...(line !== undefined && { line }),
    ...(digit !== undefined && { digit }),
  });
  const read = readings[chosen.line].digits[chosen.place].digit;
  if (against === read) throw new CommandError(`it was read as ${read}: whyNot needs a different digit`);
  const explained = await explainReading(models, examined, {
    ...chosen,
    ...(against !== undefined && { against }),
  });
  return {
    text: explained.reading.text,
    ...refusalOf(explained.reading),
    place: chosen.place + 1,
    box: inFilePixels(explained.reading, scale).digits[chosen.place].box,
    digit: explained.digit,
    against: explained.against,
    probabilities: Array.from(explained.probabilities, rounded),
    words: sentences(explained, englishReasons),
    findings: explained.findings.map(({ favours, part, weight }) => ({
      favours,
      words: partInEnglish(part),
      weight: rounded(weight),
    })),
  };
}
