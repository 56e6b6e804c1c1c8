import { countOf } from '@cifra/training/tuning/domain.ts';
import type { Space, Value } from '@cifra/training/tuning/space.ts';
import type { Trial } from '@cifra/training/tuning/trial.ts';
import { count, percent } from '../output/figures.ts';
import type { ObjectiveName } from './spaceFile.ts';

/** What an objective is called where there is room. */
export const objectiveWords: Readonly<Record<ObjectiveName, string>> = {
  error: 'error on held-out digits',
  logLoss: 'log loss on held-out digits, nats',
  multiplyAdds: 'multiply-adds of a reading',
};

/** A value as people read it. */
export function objectiveValue(objective: ObjectiveName, value: number): string {
  switch (objective) {
    case 'error':
      return percent(value, 2);
    case 'logLoss':
      return value.toFixed(4);
    case 'multiplyAdds':
      return count(value);
  }
}

/** A parameter's value: numbers with three significant digits. */
export function valueText(value: Value | undefined): string {
  if (value === undefined) return '–';
  return typeof value === 'number' ? String(Number(value.toPrecision(3))) : String(value);
}

/** Seconds from a trial's beginning to its end, or to its last sign of life. */
export function secondsOf({ began, seen }: Trial): number {
  return (seen - began) / 1000;
}

/** The parameters with more than one value: a single choice is a constant. */
export function searched(space: Space): string[] {
  return Object.keys(space).filter((place) => countOf(space[place]) > 1);
}

/** The shortest end of each parameter's place that tells it from the others: `momentum`, but `0.out` and `3.out`. */
export function shortNames(places: readonly string[]): Map<string, string> {
  const endOf = (place: string, parts: number) => place.split('.').slice(-parts).join('.');
  return new Map(
    places.map((place) => {
      let parts = 1;
      while (places.some((other) => other !== place && endOf(other, parts) === endOf(place, parts))) parts++;
      return [place, endOf(place, parts)];
    }),
  );
}
