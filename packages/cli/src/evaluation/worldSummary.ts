import { groupName } from '@cifra/training/evaluation/page/worldSection.ts';
import { englishPage } from '@cifra/training/evaluation/words/englishPage.ts';
import type { WorldGroup } from '@cifra/training/evaluation/world/worldMatrix.ts';
import type { WorldReport } from '@cifra/training/evaluation/world/worldReport.ts';
import { percent, percentRange } from '../output/figures.ts';
import { alignNumbers, formatTable } from '../output/table.ts';

const { world: say } = englishPage;
/** Names of a pool in a row; report.json has all. */
const NAMES = 3;

/** Returns lines for the terminal: one row per group of writers, the worst first; none without a report. */
export function worldSummary(world: WorldReport | undefined): string[] {
  if (world === undefined) return [];
  const rows = world.groups.map((group) => [
    say.by[group.by],
    groupName(shortened(group), say),
    String(group.n),
    percent(group.right.value),
    percentRange(group.right.interval95),
    percent(group.refused.value),
    group.acceptedWrong.n === 0 ? '–' : percent(group.acceptedWrong.value),
    group.acceptedWrong.n === 0 ? '' : percentRange(group.acceptedWrong.interval95),
    String(group.learned),
  ]);
  const head = [
    'by',
    'group',
    'n',
    'read right',
    '95 %',
    'refused',
    'accepted and wrong',
    '95 %',
    'in training',
  ];
  return ['', say.heading, ...formatTable([head, ...rows], alignNumbers([head, ...rows]))];
}

function shortened(group: WorldGroup): WorldGroup {
  const { pooled = [] } = group;
  if (pooled.length <= NAMES + 1) return group;
  return { ...group, pooled: [...pooled.slice(0, NAMES), `${pooled.length - NAMES} more`] };
}
