import { energy } from '../decide/softmax.ts';
import { type LineStrings, numberOf } from '../decode/readLine.ts';
import type { Classifier } from '../model/classifier.ts';
import { OTHER } from '../model/symbols.ts';
import type { Raster } from '../types.ts';
import { type CutDigit, digitCutter } from './digitCutter.ts';

/** Numbers that are looked at again. */
const NUMBERS = 8;
/**
 * Weight of the classifier's word beside the line model's, on the scale of log probabilities, for a digit that stands free, and
 * for one that was severed from its neighbour: then it sees a piece too many or too few. Chosen on validation writers and cheques.
 */
const FREE = 2;
const SEVERED = 0.1;
/** Share of its answers in which the classifier may be wrong about anything: no single digit rules a number out. */
const DOUBT = 0.01;
/**
 * How probable it is that something strange among digits looks to the classifier just like the digit it is compared with. One
 * sign alone among so many digits at least is compared: letters come in words.
 */
const STRANGE = 0.02;
const DIGITS_AROUND = 3;

/**
 * Asks the classifier of single digits about each digit of the most probable numbers. The line model knows what is written
 * beside what; the classifier knows single digits better. The probability that the looked-at numbers have together stays.
 */
export async function secondOpinion(
  strip: Raster,
  strings: LineStrings,
  classifier: Classifier,
  stride: number,
): Promise<LineStrings> {
  const texts = numbersOf(strings);
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
    return Math.log((1 - DOUBT) * probability + DOUBT / 10);
  };
  const supportOf = (number: string, digits: readonly CutDigit[]) =>
    digits.reduce(
      (sum, { digit, key, severed }) => sum + (severed ? SEVERED : FREE) * logOf(digit, key),
      number.includes(OTHER) ? FREE * Math.log(STRANGE) : 0,
    );
  const support = new Map(seen.map(({ number, digits }) => [number, supportOf(number, digits)]));
  return { ...strings, candidates: reweighted(strings.candidates, support) };
}

/**
 * The most probable numbers of the length of the best one, each with its most probable spelling. How many digits there are the
 * line model knows better: cut in the wrong places, pieces of digits look like digits.
 */
function numbersOf({ candidates }: LineStrings): Map<string, string> {
  const texts = new Map<string, string>();
  const length = numberOf(candidates[0].text).length;
  for (const { text } of candidates) {
    const number = numberOf(text);
    if (number.length !== length || texts.has(number) || !isComparable(number)) continue;
    if (texts.size === NUMBERS) break;
    texts.set(number, text);
  }
  return texts;
}

/** Digits, or one strange sign among several of them. */
function isComparable(number: string): boolean {
  const strange = number.split(OTHER).length - 1;
  return strange === 0 || (strange === 1 && number.length > DIGITS_AROUND);
}

function reweighted(
  candidates: LineStrings['candidates'],
  support: ReadonlyMap<string, number>,
): LineStrings['candidates'] {
  const most = Math.max(...support.values());
  const factorOf = (text: string) => {
    const own = support.get(numberOf(text));
    return own === undefined ? undefined : Math.exp(own - most);
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
