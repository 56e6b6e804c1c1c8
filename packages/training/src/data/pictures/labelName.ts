const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/**
 * Returns the digit that a folder name or a label means: `3`, `three`, `digit_3`, `class3`, `Label Three`;
 * else null.
 */
export function labelOf(name: string): number | null {
  const bare = name
    .trim()
    .toLowerCase()
    .replace(/^(digit|class|label|number)[ _-]*/, '');
  if (/^\d$/.test(bare)) return Number(bare);
  const word = WORDS.indexOf(bare);
  return word < 0 ? null : word;
}
