import type { Interpret } from './expect.ts';
import { delimitedAfter, digitsAlone, trimMarks } from './marks.ts';
import { hasMinus } from './sign.ts';

/**
 * Interprets a text as one of the allowed values. A delimiter may be missing, or may be another
 * mark than in the allowed value. A delimiter in a place where the allowed value has none is
 * rejected, except a space. If two values have the same digits (`1.5`, `15`), the one with exactly the delimiters
 * seen wins; otherwise the text means both. A minus must be in
 * the value too, as must the mark of a single digit.
 */
export const interpretOneOf: Interpret<'oneOf'> = ({ values }, text) => {
  const plain = text.replace(/[$€£]/g, '');
  const digits = digitsAlone(plain);
  if (digits === null) return [];
  const [marked, seen] = [placesOf(text.replaceAll(' ', '')), placesOf(text)];
  const matching = [...new Set(values)].filter(
    (value) =>
      value.replace(/\D/g, '') === digits &&
      marked.every((place) => placesOf(value).includes(place)) &&
      hasMinus(value) === hasMinus(plain) &&
      (digits.length > 1 || pointed(value) === pointed(plain)),
  );
  const exact = [seen, marked]
    .map((places) => matching.filter((value) => String(placesOf(value)) === String(places)))
    .find((values) => values.length > 0);
  const sign = hasMinus(plain) ? '-' : '';
  return (exact ?? matching).map((value) => ({ text: sign + core(text), value }));
};

/** Writes decimal commas as points. */
function pointed(text: string): string {
  return text.trim().replaceAll(',', '.');
}

function core(text: string): string {
  return trimMarks(text.replace(/[$€£]/g, ''));
}

function placesOf(text: string): readonly number[] {
  return delimitedAfter(core(text));
}
