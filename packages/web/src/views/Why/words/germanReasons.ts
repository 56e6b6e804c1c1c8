import type { PartShape, PlacedPart, Side, Slope } from '@cifra/core/explain/shape.ts';
import { numbersIn } from '@cifra/core/words/numbers.ts';
import type { ReasonWords } from '@cifra/core/words/reasonWords.ts';
import { capital } from '../../../words/capital.ts';

const { decimal, probability } = numbersIn('de');

/** Parts of a digit, in the nominative. */
const shapes: Readonly<Record<Exclude<PartShape['part'], 'stroke' | 'openSpace'>, string>> = {
  loop: 'die Schlaufe',
  dot: 'der Punkt',
  strokeEnd: 'das Ende des Strichs',
  junction: 'die Stelle, an der Striche zusammentreffen,',
  bend: 'der Bogen',
  loopInside: 'das leere Innere der Schlaufe',
  gap: 'die Lücke',
  emptyPaper: 'das leere Papier',
  opening: 'die Öffnung',
};

const strokes: Readonly<Record<Slope, string>> = {
  horizontal: 'der waagerechte Strich',
  vertical: 'der senkrechte Strich',
  falling: 'der fallende Strich',
  rising: 'der steigende Strich',
};

const spaces: Readonly<Record<Side, string>> = {
  right: 'der nach rechts offene Raum',
  bottom: 'der nach unten offene Raum',
  left: 'der nach links offene Raum',
  top: 'der nach oben offene Raum',
};

const rows = { top: 'oben', middle: '', bottom: 'unten' } as const;
const columns = { left: 'links', middle: '', right: 'rechts' } as const;

/** The sentences of `@cifra/core/words/sentences.ts`, in German. */
export const germanReasons: ReasonWords = {
  rather: (digit, against, shares) =>
    `Es sieht eher nach einer ${digit} aus als nach einer ${against} (${shares}).`,
  alone: (best, shares) => `Allein sieht sie eher nach einer ${best} aus (${shares}).`,
  nothing: (favours, other) => `Kein einzelner Teil spricht für ${favours} und gegen ${other}.`,
  supports: (part, favours, other, effect) =>
    `${capital(partWords(part))} spricht für ${favours} und gegen ${other}: ${effect}.`,
  supportsToo: (part, favours, effect) =>
    `${capital(partWords(part))} spricht auch für ${favours}: ${effect}.`,
  lessLikely: (cover, favours, factor) =>
    `${change(cover)} wäre die ${favours} ${times(factor)} weniger wahrscheinlich`,
  wouldBe: (cover, best, still, shares) =>
    `${change(cover)} wäre das ${still ? 'noch immer ' : ''}eine ${best} (${shares})`,
  percent: probability,
};

/** Returns a part and its place in German. */
export function partWords(part: PlacedPart): string {
  const place = [rows[part.row], columns[part.column]].filter(Boolean).join(' ') || 'in der Mitte';
  return `${shapeWords(part)} ${place}`;
}

function shapeWords(shape: PartShape): string {
  if (shape.part === 'stroke') return strokes[shape.slope];
  return shape.part === 'openSpace' ? spaces[shape.side] : shapes[shape.part];
}

function change(cover: 'ink' | 'paper'): string {
  return cover === 'ink' ? 'mit Tinte dort' : 'ohne diesen Teil';
}

function times(factor: number): string {
  return factor > 1000 ? 'mehr als 1000-mal' : `${decimal(factor, factor < 10 ? 1 : 0)}-mal`;
}
