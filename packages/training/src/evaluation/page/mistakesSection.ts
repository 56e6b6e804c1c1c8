import { escapeXml } from '@cifra/core/base/xml.ts';
import type { EvidenceMap } from '@cifra/core/explain/evidence.ts';
import { paragraph } from '../../plot/html.ts';
import type { EvaluationSet } from '../report/evaluateSet.ts';
import type { SetReport } from '../report/report.ts';
import type { PageWords } from '../words/englishPage.ts';
import { evidencePicture, mistakePicture } from './pictures.ts';

/** Maximum number of pictures; all mistakes are in report.json. */
export const MOST_SHOWN = 120;

/** Maps of the evidence for the predicted digit and for the true digit, by row. */
export type Evidence = ReadonlyMap<number, EvidenceMap>;

/** The digits of a set, and the evidence for those that were misread. */
export type Shown = { readonly set: EvaluationSet; readonly evidence: Evidence | undefined };

/**
 * Every misread digit as a picture, the most confident first, with its evidence and the three most
 * probable digits.
 */
export function mistakesSection(
  { mistakes }: SetReport,
  { set, evidence }: Shown,
  { mistakes: words, versus, numbers: { percent } }: PageWords,
): string {
  if (mistakes.length === 0) return paragraph(words.none);
  const items = mistakes.slice(0, MOST_SHOWN).map((mistake) => {
    const { row, label, predicted, probabilities } = mistake;
    const ranked = [...probabilities.keys()].sort((a, b) => probabilities[b] - probabilities[a]).slice(0, 3);
    const shown = ranked.map((digit) => `${digit}: ${percent(probabilities[digit])}`).join(', ');
    const picture = mistakePicture(set, mistake, words.picture(row, label, predicted));
    const map = evidence?.get(row);
    const why = map ? evidencePicture(set, row, map, words.evidence(label, predicted)) : '';
    return `<li><div class="pair">${picture}${why}</div><b>${label}</b> ${versus.readAs} <b>${predicted}</b><small>${escapeXml(shown)}</small><small>${versus.row(row)}</small></li>`;
  });
  const left = mistakes.length - items.length;
  return [
    paragraph(evidence ? `${words.about} ${words.aboutEvidence}` : words.about),
    `<ul class="digits">${items.join('\n')}</ul>`,
    left > 0 ? paragraph(words.more(left)) : '',
  ].join('\n');
}
