import { type Share, shareOf } from '../metrics/figure.ts';

/** What is known about a writer. */
export type Writer = {
  /** Part of a collection: one tablet or form, and mostly one country. */
  readonly site: string;
  /** Sites with the same tablet or people. */
  readonly family: string;
  readonly country?: string;
  readonly hand?: 'left' | 'right';
  readonly sex?: 'female' | 'male';
  /** Years. */
  readonly age?: number;
};

/** A digit or a number by a known writer, read with the default settings. */
export type WorldReading = Writer & {
  /** The model was trained on writing by the same person. */
  readonly learned: boolean;
  /** Whether the reading is right, accepted or not. */
  readonly right: boolean;
  readonly accepted: boolean;
  /** Something was accepted that is not written there. */
  readonly acceptedWrong: boolean;
};

export const DIMENSIONS = ['family', 'site', 'country', 'hand', 'sex', 'age'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** A row of the matrix: one group of writers. */
export type WorldGroup = {
  readonly by: Dimension;
  /** Null for writers of whom it is not known, and for small groups together. */
  readonly name: string | null;
  /** Names of the small groups that this row has together. */
  readonly pooled?: readonly string[];
  readonly n: number;
  readonly right: Share;
  readonly refused: Share;
  /** Share of the accepted readings that are wrong. */
  readonly acceptedWrong: Share;
  /** Number of the n whose writers the model was trained on. */
  readonly learned: number;
};

/** Groups with fewer readings are pooled: their intervals would say nothing. */
const LEAST = 50;

/**
 * Returns the groups of every dimension, those with the smallest share read right first. Groups that
 * stay small are last.
 */
export function worldMatrix(readings: readonly WorldReading[], least = LEAST): WorldGroup[] {
  const isSmall = ({ n }: WorldGroup) => Number(n < least);
  return DIMENSIONS.flatMap((by) => groupsBy(by, readings, least)).sort(
    (a, b) => isSmall(a) - isSmall(b) || a.right.value - b.right.value,
  );
}

function groupsBy(by: Dimension, all: readonly WorldReading[], least: number): WorldGroup[] {
  // A family of one site would be the same row twice.
  const readings = by === 'family' ? all.filter(({ site, family }) => family !== site) : all;
  const groups = [...Map.groupBy(readings, (reading) => nameOf(by, reading))];
  // A dimension of which nothing is known says nothing.
  if (groups.every(([name]) => name === null)) return [];
  const isSmall = ([name, { length }]: (typeof groups)[number]) => name !== null && length < least;
  const small = groups.filter(isSmall);
  const rows = groups
    .filter((group) => !isSmall(group))
    .map(([name, members]) => ({ by, name, ...figures(members) }));
  if (small.length === 0) return rows;
  const pooled = small.map(([name]) => name as string).sort();
  const together = figures(small.flatMap(([, members]) => members));
  return [...rows, { by, name: pooled.length === 1 ? pooled[0] : null, ...poolOf(pooled), ...together }];
}

function poolOf(pooled: readonly string[]): Pick<WorldGroup, 'pooled'> {
  return pooled.length === 1 ? {} : { pooled };
}

function nameOf(by: Dimension, { age, ...reading }: WorldReading): string | null {
  return by === 'age' ? band(age) : (reading[by] ?? null);
}

/** Ages in tens. */
function band(age: number | undefined): string | null {
  if (age === undefined) return null;
  const from = 10 * Math.floor(age / 10);
  return age < 20 ? '< 20' : age >= 50 ? '≥ 50' : `${from}–${from + 9}`;
}

function figures(readings: readonly WorldReading[]): Omit<WorldGroup, 'by' | 'name' | 'pooled'> {
  const n = readings.length;
  const count = (is: (reading: WorldReading) => boolean) => readings.filter(is).length;
  const accepted = count((reading) => reading.accepted);
  return {
    n,
    right: shareOf(
      count(({ right }) => right),
      n,
    ),
    refused: shareOf(n - accepted, n),
    acceptedWrong: shareOf(
      count(({ acceptedWrong }) => acceptedWrong),
      accepted,
    ),
    learned: count(({ learned }) => learned),
  };
}
