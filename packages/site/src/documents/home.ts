// The home page: what the README says, around the page itself.

import { withPlots } from '../figures/plots.ts';
import { livePage } from '../livePage/livePage.ts';
import { firstParagraph, sectionOf, tableRows, titled } from '../repository/markdown.ts';
import { addressOf, guides } from './navigation.ts';

export function homeText(readme: string, base: string): string {
  const { text } = titled(readme);
  const picture = /^!\[.*\]\(.*\)$/m.exec(text)?.[0] ?? '';
  const comparison = sectionOf(readme, 'How it compares');
  return [
    `<div class="lead">\n\n${firstParagraph(text)}\n\n</div>`,
    `<p class="actions"><a class="primary" href="${base}start/">Start in a minute</a> <a href="${base}package/">Three lines in your program</a></p>`,
    livePage(base),
    `<figure class="examples">\n\n${picture}\n\n</figure>`,
    '## What you can do',
    tasks(base),
    '## Who it is for',
    readersOf(sectionOf(readme, 'Who it is for')),
    '## How it compares',
    withPlots(comparison).split(/\n(?=\|)/)[0],
    `[All figures, with the tables](README.md#how-it-compares)`,
  ].join('\n\n');
}

/** The guides, as in the sidebar of all other pages. */
function tasks(base: string): string {
  const lists = guides().map(({ label, items }) => {
    const links = items.map(
      (item) => `<li><a href="${base}${addressOf(item.target)}">${item.label}</a></li>`,
    );
    return `<section><h3>${label}</h3><ul>${links.join('')}</ul></section>`;
  });
  return `<div class="tasks">${lists.join('')}</div>`;
}

/** The table of readers as a list of cards. */
function readersOf(section: string): string {
  const [, ...rows] = tableRows(section);
  const cards = rows.map(([who, start]) => `<li>\n\n**${capitalised(who)}**\n\n${start}\n\n</li>`);
  return `<ul class="cards">\n\n${cards.join('\n\n')}\n\n</ul>`;
}

function capitalised(text: string): string {
  return text[0].toUpperCase() + text.slice(1);
}
