import { createRandom, type Random } from '@cifra/core/random/random.ts';
import { composePage } from '@cifra/training/synthetic/pages/composePage.ts';
import type { GroundName, LayoutName } from '@cifra/training/synthetic/pages/families.ts';
import type { PageMaterial } from '@cifra/training/synthetic/pages/material.ts';
import type { PlanOptions } from '@cifra/training/synthetic/pages/planPage.ts';
import { fieldOf, type LabelledPage } from './fieldOf.ts';

/** Composed pages of one row of the table. */
export type PageSet = { readonly name: string; readonly page: (i: number) => LabelledPage | null };

const WITHOUT_NUMBERS: readonly LayoutName[] = ['letter', 'drawings', 'printed page', 'empty form'];
const GROUNDS: readonly GroundName[] = ['grey lid', 'marble', 'cloth'];
/** Heights of writing, pixels, where the resolution is not the question. */
const WRITING = [14, 40] as const;

/**
 * Pages by writers, and with typefaces, layouts and grounds, that training never saw; only the pages
 * without numbers have layouts that it saw.
 */
export function pageSets(material: PageMaterial): PageSet[] {
  const set = (
    name: string,
    options: (random: Random) => Omit<PlanOptions, 'side'>,
    then: (page: LabelledPage, random: Random) => LabelledPage | null = (page) => page,
  ): PageSet => ({
    name,
    page: (i) => {
      const random = createRandom(`pages, ${name}`).split(i);
      const plan = { side: 'held-out', ...options(random.split('options')) } as const;
      return then(composePage(random.split('page'), material, plan), random.split('then'));
    },
  });
  return [
    set('scans at 300 dpi', () => ({ ground: 'none', capture: 'scan', dpi: 300 })),
    set('scans at 200 dpi', () => ({ ground: 'none', capture: 'scan', dpi: 200 })),
    set('one field of a form', () => ({ ground: 'none', writing: WRITING }), fieldOf),
    set('on other ground', (random) => ({
      ground: GROUNDS[random.integer(GROUNDS.length)],
      writing: WRITING,
    })),
    set('pages without numbers', (random) => ({
      layout: WITHOUT_NUMBERS[random.integer(WITHOUT_NUMBERS.length)],
      writing: WRITING,
    })),
  ];
}
