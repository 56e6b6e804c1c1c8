import type { ExportFormat } from '@cifra/training/data/foreign/exportFormats.ts';
import type { LabelMeaning } from '@cifra/training/data/foreign/labelMeanings.ts';

/** How the files of other programs are to be understood. */
export type SourceOptions = {
  /** Default: as a sample of the pictures is read best. */
  readonly transpose?: boolean;
  /** Default: as the borders of the pictures are. */
  readonly invert?: boolean;
  readonly side?: number;
  readonly zeroBased?: true;
  readonly labels?: LabelMeaning;
  readonly digitsOnly?: true;
};

export type ImportOptions = SourceOptions & {
  readonly out?: string;
  readonly sheet?: string;
  readonly dryRun?: true;
  readonly json?: true;
};

export type ExportOptions = SourceOptions & { readonly to: ExportFormat; readonly out: string };
