/**
 * Returns a number as a spreadsheet understands it: without the strokes before and after it that
 * keep others from adding digits on a cheque, as in `-1280.50-`.
 */
export function pastedNumber(text: string): string {
  return text.replace(/^[-=#'/\s]+(\d.*\d|\d)[-=#'/\s]+$/, '$1');
}
