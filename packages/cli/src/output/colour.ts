import { styleText } from 'node:util';

/** The coloured meanings. Text always repeats what a colour means. */
const styles = { good: 'green', warning: 'yellow', bad: 'red', quiet: 'dim', strong: 'bold' } as const;

export type Tone = keyof typeof styles;

/**
 * Colours `text` for `stream`: only on a terminal, and never if NO_COLOR is set (no-color.org).
 * `styleText` checks both, and FORCE_COLOR.
 */
export function colour(tone: Tone, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return styleText(styles[tone], text, { stream, validateStream: true });
}
