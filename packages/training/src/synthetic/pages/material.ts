import type { Drawing } from '../ink/drawing.ts';
import type { RecordedLine } from '../lines/recordedLine.ts';
import type { WriterDigits } from '../lines/writerDigits.ts';
import type { Face } from './print/face.ts';

/** What one writer recorded: signs, such as `7`, `a` or `.`, and drawings of them. */
export type RecordedSigns = ReadonlyMap<string, readonly Drawing[]>;

/** What pages are composed from; all by the writers, and in the typefaces, of one side of the split. */
export type PageMaterial = {
  /** Writers who recorded all ten digits, with their letters and marks. */
  readonly writers: readonly RecordedSigns[];
  /** Writers who recorded most letters; the signs of `writers` and of others. */
  readonly letterWriters: readonly RecordedSigns[];
  /** Whole numbers as they were recorded. */
  readonly numbers: readonly RecordedLine[];
  /** Writers of MNIST. */
  readonly digits: readonly WriterDigits[];
  /** At least one. */
  readonly faces: readonly Face[];
};
