import { parseBundle } from '@cifra/core/model/bundle.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { createRecogniser, type Recogniser } from '@cifra/core/recognise/recognise.ts';
import { type DeckPage, deck } from '@cifra/forms/deck/deck.ts';
import { SOURCES, type Source } from '@cifra/forms/deck/sources.ts';
import { loadOpenCv } from '@cifra/forms/node/loadOpenCv.ts';
import { loadCodeReader } from '@cifra/forms/node/printTools.ts';
import { type Form, openForm } from '@cifra/forms/read/openForm.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { findRealData } from '@cifra/training/data/sources/realData.ts';
import { loadPageMaterials } from '@cifra/training/tasks/page/pageMaterial.ts';
import { bench, type Row } from './bench.ts';
import { countFields, type FieldCounts, NO_FIELDS, plus } from './forms/counts.ts';
import { type PrintedLayout, printLayouts } from './forms/layouts.ts';
import { saveMistakes } from './forms/mistakes.ts';
import { filesOf, released } from './numbers/reader.ts';
import { row, share } from './numbers/rows.ts';

/** Filled copies of each layout, a third each from a scanner, a fax machine and a phone. */
const COPIES = Number(process.env.CIFRA_BENCH_ITEMS ?? 50);
/** Only layouts whose name contains this. */
const PART = process.env.CIFRA_BENCH_PART ?? '';
/** Other templates that each page is compared with. */
const OTHERS = Number(process.env.CIFRA_BENCH_OTHERS ?? 11);
/** A folder for the pictures of fields that were read wrongly. */
const MISTAKES = process.env.CIFRA_BENCH_MISTAKES;

/** What became of the pages of one source. */
type Tally = {
  pages: number;
  registered: number;
  /** Comparisons with other templates, and those that found their form. */
  others: number;
  mistaken: number;
  seconds: number;
  fields: FieldCounts;
};

/**
 * Pages of twelve printed forms, filled in by writers that no model learned from, and captured: which are
 * recognised, and how their fields are read.
 */
await bench({
  name: 'Filled forms',
  run: async function* (): AsyncGenerator<Row> {
    const { root, skip } = findRealData(['unipen', 'pendigits', 'mnist', 'qmnist']);
    if (!root) return yield row('all', '', '', {}, { note: `not measured: ${skip}` });
    const { heldOut } = await loadPageMaterials(root);
    const layouts = await printLayouts();
    const recogniser = await openRecogniser();
    const cv = await loadOpenCv();
    const readCodes = await loadCodeReader();
    const forms = new Map<string, Form>();
    for (const { name, template, blanks } of layouts) {
      forms.set(name, openForm(cv, template, blanks, recogniser, readCodes));
    }
    const tallies = new Map(SOURCES.map((source) => [source, newTally()]));
    for (const layout of layouts.filter(({ name }) => name.includes(PART))) {
      const { template, blanks, name } = layout;
      for await (const page of deck(template, blanks, { n: COPIES, seed: name, writers: heldOut.writers })) {
        await judge(page, layout, forms, tallies.get(page.source)!);
      }
    }
    for (const [source, tally] of tallies) yield* rowsOf(source, tally);
    yield* rowsOf('all', [...tallies.values()].reduce(together));
  },
});

async function openRecogniser(): Promise<Recogniser> {
  return createRecogniser({
    classifier: await createClassifier(await parseBundle(filesOf(released('digit')), 'digit'), runtime),
    lineModel: await createLineModel(await parseBundle(filesOf(released('number')), 'number'), runtime),
  });
}

function newTally(): Tally {
  return { pages: 0, registered: 0, others: 0, mistaken: 0, seconds: 0, fields: NO_FIELDS };
}

async function judge(
  page: DeckPage,
  { name }: PrintedLayout,
  forms: ReadonlyMap<string, Form>,
  tally: Tally,
): Promise<void> {
  const from = performance.now();
  const filled = await forms.get(name)!.read(page.picture);
  tally.seconds += (performance.now() - from) / 1000;
  tally.pages++;
  if (filled.page === page.page) {
    tally.registered++;
    tally.fields = plus(tally.fields, countFields(page.answers, filled.values));
    if (MISTAKES) await saveMistakes(MISTAKES, name, page, filled.values);
  } else if (MISTAKES) console.error(`${name} ${page.copy} ${page.source}: found ${filled.found.toFixed(2)}`);
  for (const other of [...forms.keys()].filter((each) => each !== name).slice(0, OTHERS)) {
    const found = await forms.get(other)!.match(page.picture);
    tally.others++;
    if (found.page !== null) tally.mistaken++;
  }
}

function together(a: Tally, b: Tally): Tally {
  return {
    pages: a.pages + b.pages,
    registered: a.registered + b.registered,
    others: a.others + b.others,
    mistaken: a.mistaken + b.mistaken,
    seconds: a.seconds + b.seconds,
    fields: plus(a.fields, b.fields),
  };
}

function* rowsOf(
  source: Source | 'all',
  { pages, registered, others, mistaken, seconds, fields }: Tally,
): Generator<Row> {
  if (pages === 0) return;
  yield share(`${source}: pages registered`, 'Cifra', registered, pages, {
    'at least': '99.5 %',
    aim: '100 %',
  });
  if (others > 0) {
    yield share(`${source}: taken for another form`, 'Cifra', mistaken, others, {
      'at least': '0',
      aim: '0',
    });
  }
  if (fields.fields === 0) return;
  yield share(`${source}: fields read right`, 'Cifra', fields.right, fields.fields);
  yield share(`${source}: fields accepted`, 'Cifra', fields.accepted, fields.fields, {
    'at least': '75 %',
    aim: '90 %',
  });
  const errors = (10_000 * fields.acceptedWrong) / Math.max(1, fields.accepted);
  yield row(
    `${source}: errors per 10,000 accepted`,
    'Cifra',
    errors.toFixed(0),
    { 'at least': '50', aim: '29' },
    { n: fields.accepted },
  );
  yield share(`${source}: empty fields accepted as empty`, 'Cifra', fields.emptyRight, fields.empty);
  yield share(
    `${source}: filled fields accepted as empty`,
    'Cifra',
    fields.lost,
    fields.fields - fields.empty,
  );
  if (fields.struckOut > 0)
    yield share(
      `${source}: struck-out fields left to a person`,
      'Cifra',
      fields.struckOutHeld,
      fields.struckOut,
    );
  yield row(`${source}: seconds for a page`, 'Cifra', (seconds / pages).toFixed(2), {}, { n: pages });
}
