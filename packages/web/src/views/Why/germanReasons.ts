import type { ExplainingWords } from '@cifra/core/explain/explainingWords.ts';
import type { PartWords, Place, Thing } from '@cifra/core/explain/shape.ts';

/** Parts of a digit, in the nominative. */
const things: Readonly<Record<Thing, string>> = {
  'the loop': 'die Schlaufe',
  'the dot': 'der Punkt',
  'the end of the stroke': 'das Ende des Strichs',
  'the place where strokes meet': 'die Stelle, an der Striche zusammentreffen,',
  'the bend': 'der Bogen',
  'the level stroke': 'der waagerechte Strich',
  'the upright stroke': 'der senkrechte Strich',
  'the falling stroke': 'der fallende Strich',
  'the rising stroke': 'der steigende Strich',
  'the empty inside of the loop': 'das leere Innere der Schlaufe',
  'the gap': 'die Lücke',
  'the empty paper': 'das leere Papier',
  'the opening': 'die Öffnung',
  'the space open to the right': 'der nach rechts offene Raum',
  'the space open to the bottom': 'der nach unten offene Raum',
  'the space open to the left': 'der nach links offene Raum',
  'the space open to the top': 'der nach oben offene Raum',
};

const places: Readonly<Record<Place, string>> = {
  'in the middle': 'in der Mitte',
  'at the left': 'links',
  'at the right': 'rechts',
  'at the top': 'oben',
  'at the bottom': 'unten',
  'at the top left': 'oben links',
  'at the top right': 'oben rechts',
  'at the bottom left': 'unten links',
  'at the bottom right': 'unten rechts',
};

/** The sentences of `@cifra/core/explain/sentences.ts`, in German. */
export const germanReasons: ExplainingWords = {
  rather: (digit, against, shares) =>
    `Es sieht eher nach einer ${digit} aus als nach einer ${against} (${shares}).`,
  alone: (best, shares) => `Allein sieht sie eher nach einer ${best} aus (${shares}).`,
  nothing: (favours, other) => `Kein einzelner Teil spricht für ${favours} und gegen ${other}.`,
  speaks: (part, favours, other, effect) =>
    `${capital(partWords(part))} spricht für ${favours} und gegen ${other}: ${effect}.`,
  speaksToo: (part, favours, effect) => `${capital(partWords(part))} spricht auch für ${favours}: ${effect}.`,
  lessLikely: (cover, favours, factor) =>
    `${change(cover)} wäre die ${favours} ${times(factor)} weniger wahrscheinlich`,
  wouldBe: (cover, best, still, shares) =>
    `${change(cover)} wäre das ${still ? 'noch immer ' : ''}eine ${best} (${shares})`,
  percent,
};

/** Returns a part and its place in German. */
export function partWords(part: PartWords): string {
  const place = (Object.keys(places) as Place[])
    .filter((each) => part.endsWith(` ${each}`))
    .reduce((a, b) => (b.length > a.length ? b : a));
  return `${things[part.slice(0, -place.length - 1) as Thing]} ${places[place]}`;
}

function change(cover: 'ink' | 'paper'): string {
  return cover === 'ink' ? 'mit Tinte dort' : 'ohne diesen Teil';
}

function times(factor: number): string {
  if (factor > 1000) return 'mehr als 1000-mal';
  return `${decimal(factor, factor < 10 ? 1 : 0)}-mal`;
}

function percent(share: number): string {
  if (share > 0.999 && share < 1) return 'über 99,9\u00a0%';
  return share > 0 && share < 0.001 ? 'unter 0,1\u00a0%' : `${decimal(100 * share, 1)}\u00a0%`;
}

function decimal(value: number, places: number): string {
  return value.toFixed(places).replace('.', ',');
}

function capital(words: string): string {
  return words[0].toUpperCase() + words.slice(1);
}
