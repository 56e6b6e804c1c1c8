// Plain English: phrases that docs, messages, comments and test names must not contain, with a
// better wording. Run by `npm run lint`; fails with file, line, phrase and advice.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Phrase = { readonly pattern: RegExp; readonly instead: string };

/** A fixed list: it grows when a review finds another phrase that readers had to translate. */
export const phrases: readonly Phrase[] = [
  { pattern: /\bwhat is no\b/i, instead: 'name it: "non-digits", "other input"' },
  {
    pattern:
      /(?<!\bthere )\b(?:is|are|was|were|be) no (?:picture|image|number|digit|model|letter|file|folder|HTTP)s?\b/i,
    instead: '"is not a …"',
  },
  { pattern: /\banew\b/i, instead: '"again", or a verb with "re-"' },
  { pattern: /\b(?:go|goes|going|went|gone) on with\b/i, instead: '"resumes", "continues"' },
  { pattern: /\b(?:is|are|was|were|be|been) told\b/i, instead: '"is reported", "is listed"' },
  { pattern: /\bput right\b/i, instead: '"corrected", "fixed"' },
  { pattern: /\bone's own\b/i, instead: '"your own", "its own"' },
  { pattern: /\bwhoever\b/i, instead: 'name the person: "the caller", "users who"' },
  { pattern: /\bsomebody\b/i, instead: '"a user", "someone", or the passive voice' },
  { pattern: /\bnobody\b/i, instead: '"no one", or the passive voice' },
  { pattern: /\blaid level\b/i, instead: '"deskewed"' },
  { pattern: /\bturned round\b/i, instead: '"inverted", "rotated"' },
  { pattern: /\bunder way\b/i, instead: '"in progress", "in flight"' },
  { pattern: /\bin hand\b/i, instead: '"in progress", "in flight"' },
  { pattern: /\baslant\b/i, instead: '"diagonally", "slanted"' },
  {
    pattern: /\bstands? (?:there|beside|alone|for itself|still)\b/i,
    instead: '"is", "appears", "is next to"',
  },
  { pattern: /\bspeaks? (?:for|against)\b/i, instead: '"supports", "is evidence against"' },
  { pattern: /\b(?:wrong )?labels? mended\b|\bmended labels?\b/i, instead: '"corrected labels"' },
  { pattern: /\bstrangers?\b/i, instead: '"unknown field", "untrusted client"' },
  { pattern: /\bsureness\b/i, instead: '"confidence"' },
  { pattern: /\bso many (?:digits|numbers|pictures|pixels|bytes|times)\b/i, instead: '"n", "this many"' },
  { pattern: /\bbeside\b/i, instead: '"next to", "in addition to"' },
  { pattern: /\bcomes? of it\b/i, instead: '"results"' },
  { pattern: /\blet(?:s)? go\b/i, instead: '"releases", "drops"' },
  { pattern: /\bno more[.;,]/i, instead: '"no longer"' },
  {
    pattern: /\bof late\b|\bere\b|\bhence\b|\bwherefore\b|\bthereof\b|\btherein\b/i,
    instead: "today's word",
  },
];

const files = [
  '*.md',
  '{docs,models,examples,findings}/**/*.{md,sh,ts}',
  'packages/**/*.{ts,tsx,mjs,css,html,md}',
  '{bench,scripts}/**/*.{ts,mjs,md,py}',
];

/** Checks every text under `root`. Returns one line for each phrase found. */
export function checkProse(root: string, list = phrases): string[] {
  const found = globSync(files, { cwd: root, exclude: ['**/node_modules/**', '**/dist/**'] });
  return found
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/^scripts\/prose(?:\.test)?\.ts$/.test(file))
    .sort()
    .flatMap((file) => checkText(file, readFileSync(join(root, file), 'utf8'), list));
}

/** Checks one text. A phrase that is broken across two lines is found too. */
export function checkText(file: string, text: string, list = phrases): string[] {
  // A fenced block without a language holds what a command printed, which is quoted as it was.
  const own = file.endsWith('.md') ? text.replace(/^```(\w*)\n.*?^```$/gms, blanked) : text;
  const joined = own.replace(/\n[ \t]*(?:\*|\/\/|#|>)?[ \t]*/g, (gap) => ' '.repeat(gap.length));
  return list
    .flatMap(({ pattern, instead }) =>
      [...joined.matchAll(spaced(pattern))].map(({ 0: phrase, index }) => ({
        line: text.slice(0, index).split('\n').length,
        fault: `"${phrase.replace(/\s+/g, ' ')}": write ${instead}`,
      })),
    )
    .sort((a, b) => a.line - b.line)
    .map(({ line, fault }) => `${file}:${line}: ${fault}`);
}

function blanked(block: string, language: string): string {
  return language ? block : block.replace(/[^\n]/g, ' ');
}

/** The same pattern with any white space where it has one blank. */
function spaced({ source, flags }: RegExp): RegExp {
  return new RegExp(source.replaceAll(' ', '\\s+'), `${flags}g`);
}

if (import.meta.main) {
  const faults = checkProse(join(import.meta.dirname, '..'));
  for (const fault of faults) console.error(fault);
  if (faults.length === 0) console.log('prose: none of the listed phrases');
  process.exitCode = faults.length > 0 ? 1 : 0;
}
