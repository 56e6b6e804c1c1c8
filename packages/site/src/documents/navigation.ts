// What the sidebar shows, by what a visitor wants to do. Pages are documents of the repository; a
// target with `#` is a part of one.
import { globSync } from 'node:fs';
import { titled } from '../repository/markdown.ts';
import { isFile, readText, repository } from '../repository/repository.ts';
import { slugOf } from '../repository/slugs.ts';

export type Item = { readonly label: string; readonly target: string };
export type Group = { readonly label: string; readonly items: readonly Item[]; readonly collapsed?: true };

const item = (label: string, target: string): Item => ({ label, target });

/** Documents of features that may not be there yet have no item as long as their file is absent. */
const tasks: readonly Group[] = [
  {
    label: 'Start',
    items: [
      item('Start in a minute', 'README.md#first-reading'),
      item('Your first model in ten minutes', 'docs/tutorial.md'),
      item('Questions and troubleshooting', 'docs/faq.md'),
    ],
  },
  {
    label: 'Read numbers',
    items: [
      item('On the page', 'docs/web.md#views'),
      item('In the shell', 'docs/cli.md#cifra-read-files'),
      item('In a program', 'docs/package.md'),
      item('In a form', 'docs/element.md'),
      item('In an app, over HTTP', 'docs/api.md'),
      item('With an AI assistant', 'docs/cli.md#cifra-mcp'),
      item('Thousands of files', 'docs/cli.md#many-pictures'),
      item('PDF, TIFF and pages', 'docs/reading.md#a-page'),
      item('Formats: dates, amounts, codes', 'docs/reading.md#formats'),
      item('Why a reading is refused', 'docs/reading.md#refusals'),
      item('Why it was read like that', 'docs/explain.md'),
    ],
  },
  {
    label: 'Run a server',
    items: [
      item('Start one', 'docs/cli.md#cifra-serve'),
      item('Jobs, feedback and keys', 'docs/jobs.md'),
      item('Filled forms', 'docs/forms.md'),
      item('Call it from TypeScript', 'docs/client.md'),
      item('Call it from other languages', 'docs/client.md#from-other-languages'),
      item('Limits and outages', 'docs/api.md#limits'),
    ],
  },
  {
    label: 'Train and measure',
    items: [
      item('Train a model', 'docs/training.md'),
      item('Use your own pictures', 'docs/training.md#your-own-pictures'),
      item('Import and export data', 'docs/training.md#data-sets-of-other-programs'),
      item('Recipes', 'docs/recipes.md'),
      item('Tune a recipe', 'docs/tuning.md'),
      item('Evaluate a model', 'docs/evaluation.md'),
      item('Calibrate for your pictures', 'docs/evaluation.md#calibrating-with-your-own-pictures'),
    ],
  },
];

const background = (): readonly Group[] => [
  {
    label: 'Figures',
    items: [
      item('How good and how fast', 'README.md#how-it-compares'),
      item('All records', 'bench/RECORDS.md'),
      ...cards(),
      item('Terms of code and models', 'README.md#terms'),
    ],
  },
  {
    label: 'How it works',
    items: [
      item('From a picture to numbers', 'docs/reading.md'),
      item('From pixels to the networks', 'docs/preprocessing.md'),
      item('The page', 'docs/web.md'),
      item('Accessibility', 'docs/accessibility.md'),
      item('Architecture', 'docs/architecture.md'),
      item('Privacy', 'docs/architecture.md#privacy'),
    ],
  },
];

const project: Group = {
  label: 'The project',
  items: [
    item('What changed', 'CHANGELOG.md'),
    item('What stays as it is', 'docs/compatibility.md'),
    item('Releases', 'docs/releasing.md'),
    item('Contribute', 'CONTRIBUTING.md'),
    item('Security', 'SECURITY.md'),
    item('How we treat each other', 'CODE_OF_CONDUCT.md'),
  ],
};

function cards(): Item[] {
  const names = globSync('models/*/CARD.md', { cwd: repository }).map((file) => file.split(/[\\/]/)[1]);
  return names.sort().map((name) => item(`Model ${name}`, `models/${name}/CARD.md`));
}

function decisions(): Group {
  const files = globSync('docs/decisions/*.md', { cwd: repository }).sort();
  return {
    label: 'Decisions',
    collapsed: true,
    items: files.map((file) => item(titled(readText(file)).title, file)),
  };
}

/** Groups of guides, by what a visitor wants to do. */
export function guides(): readonly Group[] {
  return existing(tasks);
}

/** All groups; those of the reference are between the guides and the figures. */
export function navigation(reference: Group): readonly Group[] {
  return existing([...tasks, reference, ...background(), decisions(), project]);
}

function existing(groups: readonly Group[]): Group[] {
  return groups.map((group) => ({ ...group, items: group.items.filter(({ target }) => isThere(target)) }));
}

function isThere(target: string): boolean {
  const [file] = target.split('#');
  return !file.endsWith('.md') || isFile(file);
}

/** The address of a target under the root of the site: `cli/#many-pictures`. */
export function addressOf(target: string): string {
  const [file, anchor] = target.split('#');
  const slug = slugOf(file, anchor) ?? file;
  // A section of the README is a page of its own.
  return anchor && file !== 'README.md' ? `${slug}/#${anchor}` : `${slug}/`;
}
