import { numberOf } from '../base/numberOf.ts';
import type { Raster } from '../base/types.ts';
import { energy } from '../decide/softmax.ts';
import { type DecodedLine, withBest } from '../decode/decodeLine.ts';
import type { Classifier } from '../model/classifier.ts';
import { OTHER, STRUCK_OUT } from '../model/symbols.ts';
import { type CutDigit, digitCutter } from './digitCutter.ts';
import { READING_PARAMETERS, type ReadingParameters } from './parameters.ts';

/**
 * Rescores the most probable numbers with the classifier of single digits. The line model sees each
 * symbol in context; the classifier is better at single digits. The classifier has its full weight
 * in the choice of the best number, and less weight in that number's probability. The total
 * probability of the compared numbers is unchanged.
 */
export async function secondOpinion(
  strip: Raster,
  strings: DecodedLine,
  classifier: Classifier,
  stride: number,
  { rescoring }: ReadingParameters = READING_PARAMETERS,
): Promise<DecodedLine> {
  const { weights, caution, doubt, strange } = rescoring;
  const texts = numbersOf(strings, rescoring);
  if (texts.size < 2) return strings;
  const cut = digitCutter(strip, strings, stride);
  const seen = [...texts].map(([number, text]) => ({ number, digits: cut(text) }));
  const images = new Map(seen.flatMap(({ digits }) => digits.map(({ key, image }) => [key, image])));
  const places = new Map([...images.keys()].map((key, place) => [key, place]));
  const logits = await classifier.classify([...images.values()]);
  const { temperature } = classifier.manifest;
  const logOf = (digit: number, key: string) => {
    const place = places.get(key) ?? 0;
    const row = logits.subarray(10 * place, 10 * place + 10);
    const probability = Math.exp(row[digit] / temperature - energy(row, temperature));
    return Math.log((1 - doubt) * probability + doubt / 10);
  };
  const supportOf = (number: string, digits: readonly CutDigit[]) =>
    digits.reduce(
      (sum, { digit, key, cut }) => sum + weights[cut] * logOf(digit, key),
      number.includes(OTHER) ? weights.free * Math.log(strange) : 0,
    );
  const support = new Map(seen.map(({ number, digits }) => [number, supportOf(number, digits)]));
  const chosen = reweighted(strings.candidates, support);
  const cautious = reweighted(strings.candidates, support, caution);
  const candidates = withBest(chosen, (_, best) =>
    Math.min(1, sumOf(cautious.filter(({ text }) => numberOf(text) === best))),
  );
  return { ...strings, candidates };
}

function sumOf(candidates: DecodedLine['candidates']): number {
  return candidates.reduce((sum, { probability }) => sum + probability, 0);
}

/**
 * Returns the most probable numbers as long as the best one, each with its most probable spelling.
 * The number of digits is taken from the line model, because pieces of digits that are cut in the
 * wrong places look like digits to the classifier.
 */
function numbersOf(
  { candidates }: DecodedLine,
  { numbers, digitsAround }: ReadingParameters['rescoring'],
): Map<string, string> {
  const texts = new Map<string, string>();
  const length = numberOf(candidates[0].text).length;
  for (const { text } of candidates) {
    const number = numberOf(text);
    if (number.length !== length || texts.has(number) || !isComparable(number, digitsAround)) continue;
    if (texts.size === numbers) break;
    texts.set(number, text);
  }
  return texts;
}

/**
 * True for digits only, or for one other symbol among several digits. To the classifier, a struck-out
 * digit looks like the digit.
 */
function isComparable(number: string, digitsAround: number): boolean {
  if (number.includes(STRUCK_OUT)) return false;
  const strange = number.split(OTHER).length - 1;
  return strange === 0 || (strange === 1 && number.length > digitsAround);
}

function reweighted(
  candidates: DecodedLine['candidates'],
  support: ReadonlyMap<string, number>,
  weight = 1,
): DecodedLine['candidates'] {
  const most = Math.max(...support.values());
  const factorOf = (text: string) => {
    const own = support.get(numberOf(text));
    return own === undefined ? undefined : Math.exp(weight * (own - most));
  };
  let [before, after] = [0, 0];
  for (const { text, probability } of candidates) {
    const factor = factorOf(text);
    if (factor === undefined) continue;
    before += probability;
    after += factor * probability;
  }
  return candidates
    .map(({ text, probability }) => {
      const factor = factorOf(text);
      return {
        text,
        probability: factor === undefined ? probability : (factor * probability * before) / after,
      };
    })
    .sort((a, b) => b.probability - a.probability);
}
