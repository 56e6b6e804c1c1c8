import type { Random } from '@cifra/core/random/random.ts';
import type { CaptureKind } from './capture/capture.ts';
import {
  cloth,
  colouredClouds,
  cuttingMat,
  type DrawGround,
  lid,
  marble,
  otherSheets,
  plainDesk,
  wood,
} from './grounds/grounds.ts';
import type { DrawLayout } from './layouts/desk.ts';
import { emptyForm, form, printedPage, slip } from './layouts/forms.ts';
import { icon, oneNumber, scattered } from './layouts/freeNumbers.ts';
import { ledger, sudoku, table, tally } from './layouts/grids.ts';
import { invoice, meterCard, voucher } from './layouts/heldOut.ts';
import { drawings, letter, note } from './layouts/notes.ts';
import { weighted } from './weighted.ts';

/**
 * Families of layouts and grounds. Those with `heldOut` are never composed for training: pages with
 * them tell how a model does on pages that it has not seen. This table is the only place that says so;
 * `material.ts` says which writers and typefaces are held out.
 */
type Family = { readonly share: number; readonly heldOut?: true };

export const LAYOUTS = {
  icon: { share: 0.04, draw: icon },
  'one number': { share: 0.12, draw: oneNumber },
  'scattered numbers': { share: 0.1, draw: scattered },
  note: { share: 0.1, draw: note },
  letter: { share: 0.04, draw: letter },
  drawings: { share: 0.03, draw: drawings },
  form: { share: 0.14, draw: form },
  'empty form': { share: 0.03, draw: emptyForm },
  slip: { share: 0.13, draw: slip },
  'printed page': { share: 0.03, draw: printedPage },
  table: { share: 0.08, draw: table },
  sudoku: { share: 0.06, draw: sudoku },
  ledger: { share: 0.06, draw: ledger },
  tally: { share: 0.04, draw: tally },
  'meter card': { share: 0.35, draw: meterCard, heldOut: true },
  invoice: { share: 0.35, draw: invoice, heldOut: true },
  voucher: { share: 0.3, draw: voucher, heldOut: true },
} as const satisfies Readonly<Record<string, Family & { readonly draw: DrawLayout }>>;

export type LayoutName = keyof typeof LAYOUTS;

const SCANNED: readonly CaptureKind[] = ['scan', 'fax'];
const PHOTOGRAPHED: readonly CaptureKind[] = ['camera', 'old phone'];

type GroundFamily = Family & {
  /** How pictures with this ground are taken; absent: in any way. */
  readonly captures?: readonly CaptureKind[];
  /** Null: the sheet fills the picture. */
  readonly draw: DrawGround | null;
};

export const GROUNDS = {
  none: { share: 0.42, draw: null },
  'white lid': { share: 0.3, draw: lid([0.93, 1]), captures: [...SCANNED, 'clean'] },
  'black lid': { share: 0.12, draw: lid([0, 0.15]), captures: SCANNED },
  'grey lid': { share: 0.12, draw: lid([0.3, 0.7]), captures: SCANNED, heldOut: true },
  wood: { share: 0.2, draw: wood, captures: PHOTOGRAPHED },
  'plain desk': { share: 0.15, draw: plainDesk, captures: PHOTOGRAPHED },
  'coloured clouds': { share: 0.1, draw: colouredClouds, captures: PHOTOGRAPHED },
  'cutting mat': { share: 0.05, draw: cuttingMat, captures: PHOTOGRAPHED },
  'other sheets': { share: 0.08, draw: otherSheets, captures: PHOTOGRAPHED },
  marble: { share: 0.25, draw: marble, captures: PHOTOGRAPHED, heldOut: true },
  cloth: { share: 0.25, draw: cloth, captures: PHOTOGRAPHED, heldOut: true },
} as const satisfies Readonly<Record<string, GroundFamily>>;

export type GroundName = keyof typeof GROUNDS;

/** Shares of the ways in which pages become files. */
const CAPTURE_SHARES: Readonly<Record<CaptureKind, number>> = {
  clean: 0.12,
  scan: 0.36,
  fax: 0.07,
  camera: 0.33,
  'old phone': 0.12,
};

/** `training`: families without `heldOut`; `held-out`: only those with it (and sheets without ground). */
export type Side = 'training' | 'held-out';

export function drawCaptureKind(random: Random): CaptureKind {
  return weighted(Object.keys(CAPTURE_SHARES) as CaptureKind[], (kind) => CAPTURE_SHARES[kind], random);
}

export function drawLayoutName(side: Side, random: Random): LayoutName {
  const names = (Object.keys(LAYOUTS) as LayoutName[]).filter((name) => sideOf(LAYOUTS[name]) === side);
  return weighted(names, (name) => LAYOUTS[name].share, random);
}

export function drawGroundName(side: Side, capture: CaptureKind, random: Random): GroundName {
  const names = (Object.keys(GROUNDS) as GroundName[]).filter((name) => {
    const family: GroundFamily = GROUNDS[name];
    return name === 'none' || (sideOf(family) === side && (family.captures?.includes(capture) ?? true));
  });
  return weighted(names, (name) => GROUNDS[name].share, random);
}

function sideOf({ heldOut }: Family): Side {
  return heldOut ? 'held-out' : 'training';
}
