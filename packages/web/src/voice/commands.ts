import type { Words } from '../words/en.ts';

export type Command = keyof Words['voice']['spoken'];

/**
 * Returns the command in a transcript: its words by themselves or at the end of a sentence. The
 * longest match wins; null if none.
 */
export function commandOf(heard: string, spoken: Words['voice']['spoken']): Command | null {
  const transcript = ` ${heard
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .trim()}`;
  const phrases = (Object.keys(spoken) as Command[]).flatMap((command) =>
    spoken[command].map((phrase) => ({ command, phrase })),
  );
  const fitting = phrases.filter(({ phrase }) => transcript.endsWith(` ${phrase}`));
  return fitting.sort((a, b) => b.phrase.length - a.phrase.length)[0]?.command ?? null;
}
