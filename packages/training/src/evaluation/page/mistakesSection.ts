import type { EvaluationSet } from '../judgeSet.ts';
import type { SetReport } from '../report.ts';
import { escapeHtml, paragraph } from './html.ts';
import { percent, whole } from './numbers.ts';
import { digitPicture } from './pictures.ts';

/** Pictures that are shown; all mistakes are in report.json. */
const MOST = 120;

/** Every misread digit as a picture, the most confident first, with the three most probable digits. */
export function mistakesSection({ mistakes }: SetReport, set: EvaluationSet): string {
  if (mistakes.length === 0) return paragraph('None.');
  const items = mistakes.slice(0, MOST).map(({ row, label, predicted, probabilities }) => {
    const ranked = [...probabilities.keys()].sort((a, b) => probabilities[b] - probabilities[a]).slice(0, 3);
    const shown = ranked.map((digit) => `${digit}: ${percent(probabilities[digit])}`).join(', ');
    const picture = digitPicture(set, row, `Digit ${row}: a ${label}, read as ${predicted}`);
    return `<li>${picture}<b>${label}</b> read as <b>${predicted}</b><small>${escapeHtml(shown)}</small><small>digit ${row}</small></li>`;
  });
  const left = mistakes.length - items.length;
  return [
    paragraph(
      'The most confident first: those no threshold would have refused. Beneath each, the three most probable digits.',
    ),
    `<ul class="digits">${items.join('\n')}</ul>`,
    left > 0 ? paragraph(`${whole(left)} more, less confident ones, are in report.json.`) : '',
  ].join('\n');
}
