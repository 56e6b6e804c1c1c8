/**
 * Returns the part of a text that two spellings of one number share: digits, `~` for a digit that is
 * struck out, and `?` for other ink. So `12?` and `12~` are not 12.
 */
export function numberOf(text: string): string {
  return text.replace(/[^0-9~?]/g, '');
}
