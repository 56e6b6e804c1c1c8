import type { Interpret } from './expect.ts';
import { trimMarks } from './marks.ts';
import { regroup } from './regroup.ts';

const SEPARATED = /^\d+(?:[:.,\-' ]\d+)*$/;

/**
 * Interprets a time of day on the 24-hour clock, `hh:mm` or `hh:mm:ss`; the value is ISO 8601 (no
 * 24:00, no leap second). Without separators, four or six digits are required: of three, one may
 * have been lost.
 */
export const interpretTime: Interpret<'time'> = (_expect, text) => {
  const core = trimMarks(text);
  if (!SEPARATED.test(core)) return [];
  const groups = core.split(/\D/);
  const parts = isTime(groups) ? groups : (regroup(groups, [2, 2]) ?? regroup(groups, [2, 2, 2]));
  if (!parts) return [];
  const [hours, minutes, seconds = 0] = parts.map(Number);
  if (hours > 23 || minutes > 59 || seconds > 59) return [];
  return [{ text: parts.join(':'), value: parts.map((part) => part.padStart(2, '0')).join(':') }];
};

function isTime([hours, ...others]: readonly string[]): boolean {
  return (
    hours.length <= 2 &&
    (others.length === 1 || others.length === 2) &&
    others.every((part) => part.length === 2)
  );
}
