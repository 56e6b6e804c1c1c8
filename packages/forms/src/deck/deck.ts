import type { Picture } from '@cifra/core/base/types.ts';
import { createRandom, type Random } from '@cifra/core/random/random.ts';
import type { RecordedSigns } from '@cifra/training/synthetic/pages/material.ts';
import { sheetPrint } from '@cifra/training/synthetic/pages/render/sheetPrint.ts';
import { renderWhole } from '@cifra/training/synthetic/pages/renderPage.ts';
import type { Layout } from '@cifra/training/synthetic/pages/scene.ts';
import { drawHand, handOf, type PageHand } from '@cifra/training/synthetic/pages/writing/pageHand.ts';
import type { Template, TemplatePage } from '../template/template.ts';
import { type Answer, entriesOf } from './answers.ts';
import { faxLine } from './faxLine.ts';
import { inMillimetres } from './inMillimetres.ts';
import { planSource, SOURCES, type Source } from './sources.ts';
import { drawHabit, entryElements } from './writing.ts';

export type DeckOptions = {
  /** Filled copies of the form. */
  readonly n: number;
  readonly seed: number | string;
  /** Default: each in turn. */
  readonly source?: Source;
  /** People whose recorded strokes fill in the forms, one each; default: digits are drawn. */
  readonly writers?: readonly RecordedSigns[];
};

/** A page of a filled copy, and what is on it. */
export type DeckPage = {
  /** From 0. */
  readonly copy: number;
  /** From 1. */
  readonly page: number;
  readonly source: Source;
  readonly picture: Picture;
  /** In the order of the template's fields. */
  readonly answers: readonly Answer[];
};

/**
 * Fills in copies of a form and captures them, one page at a time. The same options give the same pages.
 * @param blanks one for each page of the template
 */
export async function* deck(
  template: Template,
  blanks: readonly Picture[],
  { n, seed, source, writers = [] }: DeckOptions,
): AsyncGenerator<DeckPage, void> {
  const random = createRandom(seed);
  for (let copy = 0; copy < n; copy++) {
    const own = random.split(copy);
    const from = source ?? SOURCES[copy % SOURCES.length];
    const hand = penHand(writers, from, own.split('hand'));
    for (const [i, page] of template.pages.entries()) {
      yield {
        copy,
        page: i + 1,
        source: from,
        ...fill(template, page, blanks[i], { from, hand }, own.split(`page ${i}`)),
      };
    }
  }
}

/** Markers are too broad for boxes, and what a fax machine does not see of a pencil, no one can read. */
function penHand(writers: readonly RecordedSigns[], source: Source, random: Random): PageHand {
  const noMaterial = { writers: [], letterWriters: [], numbers: [], digits: [], faces: [] };
  const signs = writers.length === 0 ? null : writers[random.integer(writers.length)];
  for (let trial = 0; ; trial++) {
    const own = random.split(trial);
    const hand = signs ? handOf(signs, own) : drawHand(noMaterial, own);
    const { kind } = hand.pagePen.pen;
    if (kind !== 'marker' && (source !== 'fax' || kind !== 'pencil')) return hand;
  }
}

function fill(
  template: Template,
  page: TemplatePage,
  blank: Picture,
  { from, hand }: { readonly from: Source; readonly hand: PageHand },
  random: Random,
): { picture: Picture; answers: Answer[] } {
  const inMm = inMillimetres(page);
  const entries = entriesOf(inMm, template, random.split('answers'));
  const habit = drawHabit(hand, random.split('habit'));
  const layout: Layout = {
    width: inMm.width,
    height: inMm.height,
    paper: [0.97, 0.97, 0.95],
    print: sheetPrint(blank, inMm.width),
    elements: entries.flatMap((entry) => entryElements(entry, habit, random.split(entry.answer.path))),
    tables: [],
    writing: 5,
  };
  const { picture } = renderWhole(planSource(layout, from, random.split('source')));
  if (from === 'fax') faxLine(picture, random.split('line'));
  return { picture, answers: entries.map(({ answer }) => answer) };
}
