/** Formats that sets are exported to. */
export const EXPORTS = ['idx', 'parquet', 'folder', 'coco'] as const;
export type ExportFormat = (typeof EXPORTS)[number];
