import { escapeXml } from '@cifra/core/base/xml.ts';
import type { EvidenceMap } from '@cifra/core/explain/evidence.ts';
import { paragraph } from '../../plot/html.ts';
import { percent } from '../../plot/percent.ts';
import type { EvaluationSet } from '../report/evaluateSet.ts';
import type { SetReport } from '../report/report.ts';
import { whole } from './numbers.ts';
import { digitPicture, evidencePicture } from './pictures.ts';

/** Maximum number of pictures; all mistakes are in report.json. */
export const MOST_SHOWN = 120;

/** Maps of the evidence for the predicted digit and for the true digit, by row. */
export type Evidence = ReadonlyMap<number, EvidenceMap>;

/**
 * Every misread digit as a picture, the most confident first, with its evidence and the three most
 * probable digits.
 */
export function mistakesSection({ mistakes }: SetReport, set: EvaluationSet, evidence?: Evidence): string {
  if (mistakes.length === 0) return paragraph('None.');
  const items = mistakes.slice(0, MOST_SHOWN).map(({ row, label, predicted, probabilities }) => {
    const ranked = [...probabilities.keys()].sort((a, b) => probabilities[b] - probabilities[a]).slice(0, 3);
    const shown = ranked.map((digit) => `${digit}: ${percent(probabilities[digit])}`).join(', ');
    const picture = digitPicture(set, row, `Digit ${row}: a ${label}, read as ${predicted}`);
    const map = evidence?.get(row);
    const why = map
      ? evidencePicture(set, row, map, `Evidence for ${predicted} (+) and for ${label} (−)`)
      : '';
    return `<li><div class="pair">${picture}${why}</div><b>${label}</b> read as <b>${predicted}</b><small>${escapeXml(shown)}</small><small>digit ${row}</small></li>`;
  });
  const left = mistakes.length - items.length;
  return [
    paragraph(
      'The most confident first: no threshold would have refused these. Below each, the three most probable digits.' +
        (evidence
          ? ' Next to it is the digit again (Grad-CAM): + marks evidence for the predicted digit, − evidence for the ' +
            'true one; larger marks are stronger.'
          : ''),
    ),
    `<ul class="digits">${items.join('\n')}</ul>`,
    left > 0 ? paragraph(`${whole(left)} more, less confident ones, are in report.json.`) : '',
  ].join('\n');
}
