import type { Box } from '@cifra/core/base/types.ts';
import { affine, warp } from '@cifra/core/image/warp.ts';
import { classOf, DELIMITERS } from '@cifra/core/model/symbols.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { Cheque } from '../../data/formats/cheques.ts';
import type { Line } from '../../synthetic/lines/strip.ts';

/** Marks between digits, which the labels of the cheques leave out. */
export const UNSAID: readonly number[] = DELIMITERS.map(classOf);

/** A cheque's line, unchanged. */
export function chequeLine({ digits, boxes, ink, level }: Cheque): Line {
  return {
    symbols: [...digits].map(Number),
    unsaid: UNSAID,
    ink,
    level,
    ...hull(boxes),
    digit: typicalHeight(boxes),
  };
}

/** Height of the digits in a spliced line, and of its paper, in pixels. */
const DIGIT = 30;
const PAPER = 56;
const BASE = 43;

/**
 * Joins pieces of several cheques, with digits scaled to the same height: new numbers in real
 * handwriting.
 */
export function splicedLine(cheques: readonly Cheque[], random: Random): Line {
  const pieces = Array.from({ length: 2 + random.integer(2) }, () => cutPiece(cheques, random));
  const gaps = pieces.map(() => Math.round(random.next() * 5 - 1));
  const width = pieces.reduce((sum, { width: own }, i) => sum + own + Math.max(0, gaps[i]), 0);
  const data = new Float32Array(PAPER * width);
  let at = 0;
  for (const [i, piece] of pieces.entries()) {
    for (let y = 0; y < PAPER; y++) {
      data.set(piece.data.subarray(y * piece.width, (y + 1) * piece.width), y * width + at);
    }
    at += piece.width + Math.max(0, gaps[i]);
  }
  return {
    symbols: pieces.flatMap(({ digits }) => digits),
    unsaid: UNSAID,
    ink: { width, height: PAPER, data },
    level: 1,
    left: 0,
    right: width,
    top: BASE - DIGIT,
    bottom: BASE,
    digit: DIGIT,
  };
}

type Piece = { readonly digits: readonly number[]; readonly width: number; readonly data: Float32Array };

/**
 * Cuts a run of a cheque's digits with the paper above and below, scaled so that the digits are
 * `DIGIT` high and their feet at `BASE`.
 */
function cutPiece(cheques: readonly Cheque[], random: Random): Piece {
  const { digits, boxes, ink, level } = cheques[random.integer(cheques.length)];
  const first = random.integer(digits.length);
  const last = Math.min(digits.length - 1, first + random.integer(4));
  const run = boxes.slice(first, last + 1);
  const left = first > 0 ? cutBetween(boxes[first - 1], boxes[first]) : Math.max(0, run[0].x - 3);
  const right =
    last + 1 < boxes.length ? cutBetween(boxes[last], boxes[last + 1]) : Math.min(ink.width, end(run) + 3);
  const scale = DIGIT / typicalHeight(boxes);
  const { bottom } = hull(run);
  const width = Math.max(4, Math.round((right - left) * scale));
  const toPage = affine(
    1 / scale,
    0,
    left + 0.5 / scale - 0.5,
    0,
    1 / scale,
    bottom - (BASE - 0.5) / scale - 0.5,
  );
  const { data } = warp(ink, toPage, width, PAPER);
  for (let i = 0; i < data.length; i++) data[i] = Math.min(1, data[i] / level);
  return { digits: [...digits.slice(first, last + 1)].map(Number), width, data };
}

function cutBetween(before: Box, after: Box): number {
  return (before.x + before.width + after.x) / 2;
}

function end(run: readonly Box[]): number {
  return Math.max(...run.map(({ x, width }) => x + width));
}

function hull(boxes: readonly Box[]): Pick<Line, 'left' | 'right' | 'top' | 'bottom'> {
  return {
    left: Math.min(...boxes.map(({ x }) => x)),
    right: end(boxes),
    top: Math.min(...boxes.map(({ y }) => y)),
    bottom: Math.max(...boxes.map(({ y, height }) => y + height)),
  };
}

/** Height of the taller digits of a line, so that a small zero does not make the line small. */
function typicalHeight(boxes: readonly Box[]): number {
  const heights = boxes.map(({ height }) => height).sort((a, b) => a - b);
  return heights[Math.floor(0.7 * (heights.length - 1) + 0.5)];
}
