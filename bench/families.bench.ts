import { join } from 'node:path';
import { root } from '@cifra/node/root.ts';
import { SITE_FAMILIES, type SiteFamily } from '@cifra/training/dataset/siteFamily.ts';
import { leaveFamilyOut } from '@cifra/training/generalisation/leaveFamilyOut.ts';
import { bench, type Row } from './bench.ts';
import { finishedFamilies, openProtocol } from './families/protocol.ts';
import { confusedRows, familyRows, overFamiliesRows } from './families/rows.ts';
import { row } from './numbers/rows.ts';

/** The five families of the protocol, each left out of a run of its own. */
const FAMILIES: readonly SiteFamily[] = ['ap', 'ce', 'syn', 'tos', 'aga+small'];
/** Families that are trained in this call; all finished ones are shown. */
const parts = process.env.CIFRA_BENCH_PART?.split(',') ?? FAMILIES;
const runs = process.env.CIFRA_BENCH_RUNS ?? join(root, 'runs/bench-families');

/**
 * Writers and tablets that no model of a reader ever saw: for each family of sites, both models are
 * trained and their thresholds chosen without it, and the whole reader reads it with the default
 * settings. The runs start from models that were trained on no strokes, in the folder
 * CIFRA_BENCH_FROM; these read the same pictures for comparison. What is finished is kept in
 * CIFRA_BENCH_RUNS and not repeated, so that a call can train one family only:
 * CIFRA_BENCH_PART=ap.
 */
await bench({
  name: 'Digits and numbers of families of sites that were left out of training',
  run: async function* (): AsyncGenerator<Row> {
    const unknown = parts.find((part) => !SITE_FAMILIES.some((family) => family === part));
    if (unknown !== undefined)
      throw new Error(`CIFRA_BENCH_PART: got "${unknown}", expected some of ${SITE_FAMILIES.join(', ')}`);
    const protocol = await openProtocol(runs);
    if ('skip' in protocol) return yield row('all', 'Cifra', '', {}, { note: protocol.skip });
    for (const family of parts as SiteFamily[]) await leaveFamilyOut(family, protocol);
    const finished = await finishedFamilies(protocol);
    for (const readings of finished) yield* familyRows(readings);
    if (finished.length < 2) return;
    yield* overFamiliesRows(finished);
    yield* confusedRows(finished);
  },
});
