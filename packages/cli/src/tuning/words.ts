import { countOf } from '@cifra/training/tuning/domain.ts';
import type { Space, Value } from '@cifra/training/tuning/space.ts';
import type { Trial } from '@cifra/training/tuning/trial.ts';
import { count, percent } from '../output/figures.ts';
import type { ObjectiveName } from './spaceFile.ts';

/** Long names of the objectives. */
export const objectiveWords: Readonly<Record<ObjectiveName, string>> = {
  error: 'error on held-out digits',
  logLoss: 'log loss on held-out digits, nats',
  multiplyAdds: 'multiply-adds per reading',
};

/** Formats the value of an objective. */
export function objectiveValue(objective: ObjectiveName, value: number): string {
  switch (objective) {
    case 'error':
      return percent(value);
    case 'logLoss':
      return value.toFixed(4);
    case 'multiplyAdds':
      return count(value);
  }
}

/** Formats a parameter's value: numbers with three significant digits. */
export function valueText(value: Value | undefined): string {
  if (value === undefined) return '–';
  return typeof value === 'number' ? String(Number(value.toPrecision(3))) : String(value);
}

/** Returns the seconds from the start of a trial to its end, or to its last heartbeat. */
export function secondsOf({ began, seen }: Trial): number {
  return (seen - began) / 1000;
}

/** Returns the parameters with more than one value. A single choice is a constant. */
export function searched(space: Space): string[] {
  return Object.keys(space).filter((place) => countOf(space[place]) > 1);
}

/**
 * Returns the shortest unique suffix of each parameter's place: `momentum`, but `0.out` and
 * `3.out`.
 */
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
