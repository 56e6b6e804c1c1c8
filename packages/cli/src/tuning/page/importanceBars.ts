import { escapeXml } from '@cifra/core/base/xml.ts';
import { percent } from '@cifra/training/plot/percent.ts';
import type { Importance } from '@cifra/training/tuning/importance/fanova.ts';
import type { ObjectiveName } from '../spaceFile.ts';
import { objectiveWords } from '../words.ts';

/** SVG units: start of the bars, maximum length, height of a row. */
const SIZE = { width: 400, left: 160, right: 62, row: 24 };

/** Draws the shares of the variance as bars with figures. */
export function importanceBars(objective: ObjectiveName, found: readonly Importance[]): string {
  const id = `importance-${objective}`;
  const { width, left, right, row } = SIZE;
  const title = `What the ${objectiveWords[objective]} depends on`;
  const rest = Math.max(0, 1 - found.reduce((sum, { share }) => sum + share, 0));
  const words =
    `Share of the variance over the space explained by each parameter by itself. Largest: ${found[0].parameter} with ` +
    `${percent(found[0].share)}. ${percent(rest)} are due to interactions and chance (functional ANOVA over a random forest).`;
  const most = Math.max(found[0].share, 1e-9);
  const bars = found.map(({ parameter, share }, i) => {
    const [y, length] = [i * row, Math.max(1, ((width - left - right) * share) / most)];
    return (
      `<text x="${left - 6}" y="${y + 16}" text-anchor="end">${escapeXml(cut(parameter))}</text>` +
      `<rect class="bar" x="${left}" y="${y + 4}" width="${length.toFixed(1)}" height="${row - 8}"/>` +
      `<text x="${(left + length + 5).toFixed(1)}" y="${y + 16}">${percent(share)}</text>`
    );
  });
  return [
    `<figure><svg viewBox="0 0 ${width} ${found.length * row}" role="img" aria-labelledby="${id}-title ${id}-words">`,
    `<title id="${id}-title">${escapeXml(title)}</title><desc id="${id}-words">${escapeXml(words)}</desc>`,
    ...bars,
    `</svg><figcaption><b>${escapeXml(title)}.</b> ${escapeXml(words)}</figcaption></figure>`,
  ].join('\n');
}

/** Cuts a name to its last characters if it is too long. */
function cut(name: string): string {
  return name.length > 24 ? `…${name.slice(-23)}` : name;
}
