import { numberBundleOf } from '@cifra/core/testing/numberBundle.ts';
import { expect, test } from 'vitest';
import type { NumberRecipe, StripData } from '../recipe/numberRecipe.ts';
import { numberCard } from './numberCard.ts';

const { manifest } = numberBundleOf();
const data: StripData = { cheques: 1, spliced: 1, composed: 1, nothing: 1 };

function cardOf(changes: Partial<StripData>): string {
  const recipe = { name: 'tiny', version: '1.0.0', description: 'For tests.', width: 160 };
  return numberCard(manifest, { ...recipe, data: { ...data, ...changes } } as NumberRecipe);
}

/** The text of a section, without its heading. */
function sectionOf(card: string, heading: string): string {
  return card.split(`## ${heading}\n`)[1].split('\n## ')[0];
}

test('a model of cheques, MNIST and USPS names their terms, and promises nothing about commercial use', () => {
  const card = cardOf({});
  const training = sectionOf(card, 'Training data and their terms');
  for (const name of ['ORAND-CAR-A', 'MNIST', 'USPS']) expect(training).toContain(name);
  expect(training).not.toContain('UNIPEN');
  expect(card).not.toContain('commercial use');
  expect(card).not.toContain('zero-shot');
  expect(sectionOf(card, 'Evaluation data')).toMatch(
    /^\nEvery fifth cheque of ORAND-CAR-A by file name, and numbers/,
  );
});

test('a model of strokes only says nothing of cheques, USPS or MNIST as its training data', () => {
  const card = cardOf({
    cheques: 0,
    spliced: 0,
    digitSets: [],
    recorded: 1,
    strokes: { digits: 1, marks: 1 },
  });
  const training = sectionOf(card, 'Training data and their terms');
  expect(training).toContain('permit commercial use with attribution');
  expect(training).toMatch(/International Unipen Foundation.*CC BY 4\.0.*Alpaydin.*CC BY 4\.0/s);
  expect(training).not.toMatch(/ORAND|USPS|MNIST's|share-alike/);
  expect(sectionOf(card, 'Factors')).not.toMatch(/cheque|MNIST/);
  expect(sectionOf(card, 'Evaluation data')).toMatch(/"zero-shot" .* MNIST included.*1,080 of ORAND-CAR-A/s);
  expect(card).not.toMatch(/undefined|false/);
});

test('with MNIST, the card names the open question of its share-alike licence', () => {
  const card = cardOf({ cheques: 0, spliced: 0, digitSets: ['mnist'] });
  const training = sectionOf(card, 'Training data and their terms');
  expect(training).toMatch(/share-alike licence: whether this reaches trained weights is not settled/);
  expect(training).toContain('CC BY-SA 3.0');
  expect(sectionOf(card, 'Evaluation data')).not.toContain('MNIST included');
});
