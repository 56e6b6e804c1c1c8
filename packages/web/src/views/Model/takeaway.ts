import type { Manifest } from '@cifra/core/model/manifest.ts';

/** Of a hundred, at the default settings; whole numbers that add up to about a hundred. */
export type Takeaway = { readonly right: number; readonly refused: number; readonly wrong: number };

const DATA = 'cheques';

/**
 * Returns what the default settings make of a hundred amounts on cheques, from the figures that a
 * release measured; null if they are missing.
 */
export function takeaway({ figures }: Pick<Manifest, 'figures'>): Takeaway | null {
  const measured = (name: string) =>
    figures.find((figure) => figure.name === name && figure.data === DATA)?.value;
  const accepted = measured('accepted, with the default settings');
  const wrongOfAccepted = measured('wrong of the accepted, with the default settings');
  if (accepted === undefined || wrongOfAccepted === undefined) return null;
  const wrong = accepted * wrongOfAccepted;
  return { right: 100 * (accepted - wrong), refused: 100 * (1 - accepted), wrong: 100 * wrong };
}
