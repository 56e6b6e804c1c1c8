import type { Interpret } from './expect.ts';
import { delimitedAfter, digitsAlone, trimMarks } from './marks.ts';

/**
 * Interprets a text as one of the allowed values. A delimiter may be missing, or may be another
 * mark than in the allowed value. A delimiter in a place where the allowed value has none is
 * rejected. If two values have the same digits (`1.5`, `15`), the one with exactly the delimiters
 * seen wins; otherwise the text means both.
 */
export const interpretOneOf: Interpret<'oneOf'> = ({ values }, text) => {
  const digits = digitsAlone(text.replace(/[$€£]/g, ''));
  if (digits === null) return [];
  const seen = placesOf(text);
  const matching = [...new Set(values)].filter(
    (value) => value.replace(/\D/g, '') === digits && seen.every((place) => placesOf(value).includes(place)),
  );
  const exact = matching.filter((value) => placesOf(value).length === seen.length);
  return (exact.length > 0 ? exact : matching).map((value) => ({ text: core(text), value }));
};

function core(text: string): string {
  return trimMarks(text.replace(/[$€£]/g, ''));
}

function placesOf(text: string): readonly number[] {
  return delimitedAfter(core(text));
}
