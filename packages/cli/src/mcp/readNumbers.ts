import type { Reading } from '@cifra/core/base/types.ts';
import { parseExpectText } from '@cifra/core/format/parseExpectText.ts';
import type { ReadingOptions } from '@cifra/core/recognise/recognise.ts';
import { openDocument } from '@cifra/node/documents/openDocument.ts';
import { parsePages, selectPages } from '@cifra/node/documents/pageRanges.ts';
import { inFilePixels } from '@cifra/node/pictures/inFilePixels.ts';
import type { Explaining } from '../explaining/models.ts';
import { refusalInWords } from '../reading/refusals.ts';
import { pictureBytes } from './pictureBytes.ts';
import { rounded } from './rounded.ts';
import type { ReadInput, ReadOutput } from './schemas.ts';

/** Reads the numbers in a picture, or in the pages of a document. @throws CifraError */
export async function readNumbers(models: Explaining, input: ReadInput): Promise<ReadOutput> {
  const options = optionsOf(input);
  const ranges = input.pages === undefined ? undefined : parsePages(input.pages);
  const document = await openDocument(await pictureBytes(input));
  const readings: ReadOutput['readings'] = [];
  for (const page of selectPages(document.pages, ranges)) {
    const { picture, scale } = await document.decode(page);
    const found = await models.recogniser.recognise(picture, options);
    readings.push(...found.map((reading) => asOutput(inFilePixels(reading, scale), page)));
  }
  return { model: models.names, readings };
}

/** The readings as text, one line each. */
export function readingsInWords({ readings }: ReadOutput): string {
  if (readings.length === 0) return 'No numbers were found.';
  const lines = readings.map(({ text, value, confidence, advice }) => {
    if (advice !== null) return `refused: ${advice}`;
    const meaning = value === text ? '' : `, value ${value}`;
    return `${text} (${(100 * confidence).toFixed(1)} %${meaning})`;
  });
  return lines.join('\n');
}

function optionsOf({ expect, style, print }: ReadInput): ReadingOptions {
  return {
    ...(expect !== undefined && { expect: parseExpectText(expect) }),
    ...(style && { style }),
    ...(print && { print }),
  };
}

function asOutput(reading: Reading, page: number): ReadOutput['readings'][number] {
  const { text, value, confidence, box, print = false, digits, candidates } = reading;
  return {
    page,
    text,
    value,
    confidence: rounded(confidence),
    ...refusalOf(reading),
    box,
    print,
    digits: digits.map(({ digit, box: at, probabilities }) => ({
      digit,
      box: at,
      probabilities: probabilities.map(rounded),
    })),
    candidates: candidates.map((each) => ({
      text: each.text,
      value: each.value,
      probability: rounded(each.probability),
    })),
  };
}

/** Whether a reading was refused, with the reason and the advice in words. */
export function refusalOf(
  reading: Reading,
): Pick<ReadOutput['readings'][number], 'accepted' | 'refusal' | 'advice'> {
  const { accepted, refusal } = reading;
  return { accepted, refusal, advice: refusal === null ? null : refusalInWords({ ...reading, refusal }) };
}
