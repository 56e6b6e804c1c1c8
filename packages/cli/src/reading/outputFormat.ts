/** Formats with one line for each picture or reading. */
export const LINE_FORMATS = ['json', 'csv'] as const;
/** Formats with a document for each file or page. */
export const DOCUMENT_FORMATS = ['hocr', 'alto', 'page', 'label-studio'] as const;

export type LineFormat = (typeof LINE_FORMATS)[number];
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];
export type OutputFormat = LineFormat | DocumentFormat;

export type FormatOptions = {
  readonly json?: true;
  readonly csv?: true;
  readonly format?: OutputFormat;
};

/** The format for programs that is asked for; undefined for text for people. */
export function outputFormat({ json, csv, format }: FormatOptions): OutputFormat | undefined {
  if (json) return 'json';
  return csv ? 'csv' : format;
}

export function isDocumentFormat(format: OutputFormat | undefined): format is DocumentFormat {
  return DOCUMENT_FORMATS.some((each) => each === format);
}
