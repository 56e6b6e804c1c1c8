import { formatTable } from '../output/table.ts';
import type { OpenedSets } from './openSets.ts';

export type Summary = Omit<OpenedSets, 'sets'> & {
  readonly parts: readonly {
    readonly part: string;
    readonly pictures: number;
    readonly height: number;
    readonly width: number;
    /** Number of pictures of 0–9. */
    readonly labels: readonly number[];
  }[];
};

/** What was imported, without the pictures. */
export function summaryOf({ sets, ...found }: OpenedSets): Summary {
  const parts = sets.map(({ part, height, width, labels }) => ({
    part,
    pictures: labels.length,
    height,
    width,
    labels: Array.from({ length: 10 }, (_, digit) => labels.filter((label) => label === digit).length),
  }));
  return { ...found, parts };
}

/** A warning if most pictures are not read as they are labelled; null if they are. */
export function labelWarning({ evidence, transposed, kinds }: OpenedSets): string | null {
  const right = transposed ? evidence.transposed : evidence.asGiven;
  if (2 * right >= evidence.of) return null;
  return (
    `${kinds.join(', ')}: only ${right} of ${evidence.of} pictures are read as they are labelled: look at the contact ` +
    'sheet, and try --transpose, --invert or --labels'
  );
}

type Written = { readonly sheet: string; readonly folder: string | null };

/** Lines for people. */
export function inWords(summary: Summary & Written, files: readonly string[]): string[] {
  const { kinds, parts, range, transposed, inverted, evidence, sheet, folder } = summary;
  const head = ['part', 'pictures', 'size', ...Array.from({ length: 10 }, (_, digit) => `${digit}`)];
  const rows = parts.map(({ part, pictures, height, width, labels }) => [
    part,
    `${pictures}`,
    `${width}×${height}`,
    ...labels.map(String),
  ]);
  return [
    `${files.join(', ')}: ${kinds.join(', ')}`,
    ...formatTable([head, ...rows]),
    `values from ${range.from} to ${range.to}, ${inverted ? 'dark ink on bright paper' : 'bright ink on dark paper'}`,
    `rows and columns ${transposed ? 'swapped' : 'as in the file'}: of ${evidence.of} pictures, ` +
      `${evidence.asGiven} are read as labelled as they are, ${evidence.transposed} with rows and columns swapped`,
    `contact sheet: ${sheet}`,
    ...(folder === null
      ? []
      : [`folder: ${folder}`, `train with: npx cifra train digit --train-on ${folder}`]),
  ];
}
