import type { StrokeSample } from '../../data/formats/strokes.ts';
import { familyOf } from '../../dataset/siteFamily.ts';
import type { Writer } from '../../evaluation/world/worldMatrix.ts';

/** What the publications say about writers whose samples do not say it. */
export const NIST: Writer = { site: 'mnist', family: 'mnist', country: 'USA' };
export const POST: Writer = { site: 'usps', family: 'usps', country: 'USA' };
export const BANK: Writer = { site: 'orand-car-a', family: 'orand-car-a', country: 'Uruguay' };

/** Names that collections give to the same country. */
const SAME: Readonly<Record<string, string>> = { England: 'UK', Scotland: 'UK', Uusa: 'USA' };
/** Countries of whole sites. */
const COUNTRIES: Readonly<Record<string, string>> = { pendigits: 'Turkey' };

export function writerOf({ site, hand, sex, age, country = COUNTRIES[site] }: StrokeSample): Writer {
  return {
    site,
    family: familyOf(site),
    ...(country !== undefined && { country: SAME[country] ?? country }),
    ...(hand && { hand: hand === 'L' ? 'left' : 'right' }),
    ...(sex && { sex: sex === 'F' ? 'female' : 'male' }),
    ...(age !== undefined && { age }),
  };
}
