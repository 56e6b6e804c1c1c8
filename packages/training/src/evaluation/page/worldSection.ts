import { escapeXml } from '@cifra/core/base/xml.ts';
import { paragraph, table } from '../../plot/html.ts';
import type { PageWords } from '../words/englishPage.ts';
import type { WorldGroup } from '../world/worldMatrix.ts';
import type { WorldReport } from '../world/worldReport.ts';

/** Renders how the model reads groups of writers, the worst first. */
export function worldSection(world: WorldReport, { world: say, numbers }: PageWords): string {
  const { counted, percentWithRange, whole } = numbers;
  const readings = { one: 'reading', other: 'readings' };
  const collections = world.collections.map(({ name, n }) => `${name} (${counted(n, readings)})`);
  return [
    `<section aria-labelledby="world"><h2 id="world">${escapeXml(say.heading)}</h2>`,
    paragraph(say.about(collections, world.missing)),
    paragraph(say.learned),
    table({
      id: 'world-groups',
      caption: say.caption,
      head: say.head,
      rows: world.groups.map((group) => [
        say.by[group.by],
        groupName(group, say),
        whole(group.n),
        percentWithRange(group.right),
        percentWithRange(group.refused),
        group.acceptedWrong.n === 0 ? '–' : percentWithRange(group.acceptedWrong),
        whole(group.learned),
      ]),
    }),
    '</section>',
  ].join('\n');
}

/** The name of a group in words. */
export function groupName({ name, pooled }: WorldGroup, say: PageWords['world']): string {
  return pooled ? say.pooled(pooled) : (name ?? say.unknown);
}
