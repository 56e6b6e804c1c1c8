import { groupName } from '../evaluation/page/worldSection.ts';
import { englishPage } from '../evaluation/words/englishPage.ts';
import type { WorldFile } from '../evaluation/world/worldFile.ts';
import type { WorldGroup } from '../evaluation/world/worldMatrix.ts';

const { world: say, numbers } = englishPage;
/** Number of groups on a card; the file has all. */
const WORST = 10;

/** The groups of writers that a model reads worst, for its card. */
export function worldIn({ collections, missing, groups, command }: WorldFile): string {
  const all = collections.map(({ name, n }) => `${name} (${numbers.whole(n)})`);
  return [
    `### ${say.heading}`,
    `By \`${command}\`. ${say.about(all, missing).trim()} ${say.learned} The ${Math.min(WORST, groups.length)} worst of ${groups.length} groups; all are in \`world.json\`, and in the view Models of the page.`,
    [
      `| ${say.head.join(' | ')} |`,
      `|${say.head.map(() => '---').join('|')}|`,
      ...groups.slice(0, WORST).map(rowOf),
    ].join('\n'),
  ].join('\n\n');
}

function rowOf(group: WorldGroup): string {
  const { n, right, refused, acceptedWrong, learned } = group;
  const { percentWithRange, whole } = numbers;
  const cells = [
    say.by[group.by],
    groupName(group, say),
    whole(n),
    percentWithRange(right),
    percentWithRange(refused),
    acceptedWrong.n === 0 ? '–' : percentWithRange(acceptedWrong),
    whole(learned),
  ];
  return `| ${cells.join(' | ')} |`;
}
