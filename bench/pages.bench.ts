import { findRealData } from '@cifra/training/data/sources/realData.ts';
import { loadPageMaterials } from '@cifra/training/tasks/page/pageMaterial.ts';
import { bench, type Row } from './bench.ts';
import { openReader } from './numbers/reader.ts';
import { row, share } from './numbers/rows.ts';
import { type Counts, matched, NOTHING, sum } from './pages/matched.ts';
import { pageSets } from './pages/pageSets.ts';

/** Pages of each kind. */
const PAGES = Number(process.env.CIFRA_BENCH_ITEMS ?? 200);
/** Only sets whose name contains this. */
const PART = process.env.CIFRA_BENCH_PART ?? '';

/**
 * Composed pages by writers, and with typefaces, layouts and grounds, that no training saw, read whole
 * with the default settings: which numbers are found at their place, read right and accepted.
 */
await bench({
  name: 'Numbers on composed pages',
  run: async function* (): AsyncGenerator<Row> {
    const reader = await openReader();
    if (!reader) return yield row('all', 'Cifra', '', {}, { note: 'not measured: no models/number yet' });
    const { root, skip } = findRealData(['unipen', 'pendigits', 'mnist', 'qmnist']);
    if (!root) return yield row('all', '', '', {}, { note: `not measured: ${skip}` });
    yield row('models', reader.name, '');
    const { heldOut } = await loadPageMaterials(root);
    for (const { name, page } of pageSets(heldOut).filter((set) => set.name.includes(PART))) {
      let counts = NOTHING;
      for (let i = 0; i < PAGES; i++) {
        const composed = page(i);
        if (composed) counts = sum(counts, matched(composed.lines, await reader.readings(composed.picture)));
      }
      yield* rowsOf(name, counts);
    }
  },
});

function* rowsOf(name: string, counts: Counts): Generator<Row> {
  const { pages, numbers, found, right, accepted, acceptedWrong, acceptedElsewhere } = counts;
  if (numbers > 0) {
    yield share(`${name}: found at the right place`, 'Cifra', found, numbers);
    yield share(`${name}: read right`, 'Cifra', right, numbers);
    yield share(`${name}: accepted`, 'Cifra', accepted, numbers);
    if (accepted > 0)
      yield share(`${name}: accepted and wrong, of the accepted`, 'Cifra', acceptedWrong, accepted);
  }
  const each = (acceptedElsewhere / Math.max(1, pages)).toFixed(3);
  yield row(`${name}: accepted elsewhere, per page`, 'Cifra', each, {}, { n: pages });
}
