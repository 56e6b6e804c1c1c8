import type { Row } from '../bench.ts';
import { thresholdAccepting } from './metrics.ts';
import type { NonDigit, NonDigitKind } from './nonDigits.ts';
import type { Reader, Verdict } from './reader.ts';
import { percent, row, share } from './rows.ts';

/** Share of strings of digits that the threshold accepts. */
const ACCEPTED = 0.95;
const WHAT = 'non-digits accepted';

type Judged = { readonly item: NonDigit; readonly verdict: Verdict };

/**
 * Measures, by kind, the share of negatives that pass at the threshold at which 95 % of strings of
 * digits pass, and with the default settings. Everything that passes is listed.
 *
 * @param digitScores scores of strings of digits, −∞ if no threshold accepts them
 */
export async function* acceptNonDigits(
  reader: Reader,
  items: readonly NonDigit[],
  digitScores: readonly number[],
): AsyncGenerator<Row> {
  const judged: Judged[] = [];
  for (const item of items) judged.push({ item, verdict: await reader.judge(await item.paint()) });
  const blanks = judged.filter(({ item }) => item.kind === 'blank');
  const others = judged.filter(({ item }) => item.kind !== 'blank');
  const { threshold, accepted, note } = thresholdFor(digitScores);
  const passes = ({ verdict }: Judged) => verdict.score >= threshold;

  yield row('digits accepted', 'Cifra', percent(accepted), {}, { n: digitScores.length, note });
  const wanted = { 'at least': '10 %', aim: '5 %' };
  yield share(WHAT, 'all', others.filter(passes).length, others.length, wanted);
  const kinds = Map.groupBy(others, ({ item }) => item.kind);
  for (const [kind, members] of kinds) yield share(WHAT, kind, members.filter(passes).length, members.length);
  const asSet = others.filter(({ verdict }) => verdict.accepted).length;
  yield share(WHAT, 'all, as the reader is set', asSet, others.length);
  const seen = blanks.filter((blank) => passes(blank) || blank.verdict.accepted);
  yield share('blank or specks accepted', 'Cifra', seen.length, blanks.length, { 'at least': 'none' });
  for (const one of [...others.filter(passes), ...seen]) yield listed(one);
}

/** The threshold for 95 %; if any threshold accepts fewer, the one that accepts all of those. */
function thresholdFor(scores: readonly number[]) {
  const wanted = thresholdAccepting(scores, ACCEPTED);
  const threshold = Number.isFinite(wanted) ? wanted : Math.min(...scores.filter(Number.isFinite));
  const accepted = scores.filter((score) => score >= threshold).length / scores.length;
  const short = Number.isFinite(wanted) ? '' : '; no threshold accepts 95 %';
  return { threshold, accepted, note: `threshold ${threshold.toFixed(4)}${short}` };
}

function listed({ item, verdict }: Judged): Row {
  const kind: NonDigitKind = item.kind;
  return row(
    'accepted',
    `${kind}: ${item.text}`,
    verdict.read,
    {},
    { note: `at ${verdict.confidence.toFixed(3)}` },
  );
}
