// Made-up readings and drawings for the component examples.
import type { DigitReading, Reading, Refusal } from '@cifra/core/base/types.ts';
import { type Ink, SHEET, type Stroke } from '@cifra/ink/stroke.ts';
import type { Item, Source } from '../session/session.ts';

/** Sheet units from one digit to the next. */
const PITCH = 90;

/**
 * Returns a reading of adjacent digits, `confidence` in [0, 1] for each; the next digit up gets the
 * rest.
 */
export function sampleReading(text: string, confidence = 0.998, refusal: Refusal | null = null): Reading {
  const value = text.replaceAll(/\D/g, '');
  const left = (SHEET.width - PITCH * value.length) / 2;
  const digits = [...value].map((digit, i) => sampleDigit(Number(digit), confidence, left + PITCH * i));
  const other = value.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
  const candidates = [
    { text, value, probability: confidence },
    { text: other, value: other, probability: 1 - confidence },
  ];
  return {
    text,
    value,
    confidence,
    raw: text,
    box: text === '' ? null : { x: left, y: 150, width: PITCH * value.length, height: 160 },
    digits,
    candidates: text === '' ? [] : candidates,
    accepted: refusal === null,
    refusal,
  };
}

function sampleDigit(digit: number, sure: number, x: number): DigitReading {
  const probabilities = Array.from({ length: 10 }, (_, i) => {
    if (i === digit) return sure;
    return i === (digit + 1) % 10 ? 1 - sure : 0;
  });
  return { digit, box: { x, y: 150, width: 70, height: 160 }, probabilities };
}

const corner = (x: number, y: number) => ({ x, y, pressure: 0.5 });

/** A 1 and a 7 in the centre of the sheet. */
export const sampleInk: Ink = [
  { points: [corner(285, 190), corner(320, 150), corner(320, 310)], measured: true },
  { points: [corner(365, 150), corner(430, 150), corner(390, 310)], measured: true },
];

/** A stroke in progress. */
export const sampleStroke: Stroke = { points: [corner(200, 120), corner(200, 240)], measured: true };

export const sampleDrawing: Source = { kind: 'ink', history: { past: [[]], present: sampleInk, future: [] } };

/** A grey picture with a dark bar on it. */
export const samplePicture: Source & { readonly kind: 'picture' } = {
  kind: 'picture',
  name: 'meter.jpg',
  file: new Blob(),
  url: `data:image/svg+xml,${encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" width="360" height="120"><rect width="360" height="120" fill="#ddd"/><path d="M180 30v60" stroke="#222" stroke-width="8"/></svg>',
  )}`,
  size: { width: 360, height: 120 },
};

export function sampleItem(id: number, source: Source, outcome: Item['outcome'], corrected?: string): Item {
  const corrections =
    corrected === undefined ? [] : [{ line: 0, text: corrected, read: [], boxes: [], ink: inkOf(source) }];
  return { id, at: 0, source, outcome, corrections };
}

function inkOf(source: Source): Ink {
  return source.kind === 'ink' ? source.history.present : [];
}

/** For actions that an example cannot perform. */
export const nothing = () => {};
