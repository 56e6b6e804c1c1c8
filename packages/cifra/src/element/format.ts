import type { Expect } from '@cifra/core/format/expect.ts';
import { interpret } from '@cifra/core/format/interpret.ts';
import { parseExpectText } from '@cifra/core/format/parseExpectText.ts';
import { isLabel } from '@cifra/core/model/label.ts';

/** Parses the attribute `expect`. A wrong one is reported on the console, and any number is read. */
export function formatOf(attribute: string | null): Expect | null {
  if (attribute === null || attribute === '') return null;
  try {
    return parseExpectText(attribute);
  } catch (error) {
    console.error(`cifra-number: ${(error as Error).message}`);
    return null;
  }
}

/**
 * Returns the canonical text of a number: the format's value or, without a format, the text itself. Null
 * if it is not such a number.
 */
export function canonical(text: string, format: Expect | null): string | null {
  const trimmed = text.trim();
  if (format !== null) return interpret(format, trimmed)?.value ?? null;
  return isLabel(trimmed) ? trimmed : null;
}

/** Returns the keyboard that a phone shows for a format. */
export function keyboardFor(format: Expect | null): string {
  if (format === null || format.kind === 'amount' || format.kind === 'range') return 'decimal';
  const isDigits = ['digits', 'luhn', 'integer'].includes(format.kind);
  return isDigits && !(format.kind === 'integer' && (format.min ?? 0) < 0) ? 'numeric' : 'text';
}
