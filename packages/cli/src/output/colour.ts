import { styleText } from 'node:util';

/** The few meanings that are coloured; a colour never carries a meaning alone. */
const styles = { good: 'green', warning: 'yellow', bad: 'red', quiet: 'dim', strong: 'bold' } as const;

export type Tone = keyof typeof styles;

/**
 * Colours `text` for `stream`: only on a terminal, and never with NO_COLOR set (no-color.org); `styleText` looks at
 * both, and at FORCE_COLOR.
 */
export function colour(tone: Tone, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return styleText(styles[tone], text, { stream, validateStream: true });
}
