import { aboutFinding } from '@cifra/training/evaluation/page/findings.ts';
import { useSignal } from '@preact/signals';
import { Choice } from '../../components/Settings/Choice.tsx';
import { Mistakes } from './Mistakes.tsx';
import type { AnyReport } from './parseReport.ts';
import type { ReportPictures } from './reportPictures.ts';
import { numberSections, reportSections } from './reportSections.ts';
import { modelWords } from './words/words.ts';

type Props = {
  /** Prefix of every id in it. */
  readonly id: string;
  readonly report: AnyReport;
  readonly page: ReportPictures | null;
};

/** One report, one set at a time. */
export function ReportColumn({ id, report, page }: Props) {
  const texts = modelWords.value;
  const chosen = useSignal('0');
  const at = Math.min(Number(chosen.value), report.sets.length - 1);
  const { name, version } = report.model;
  const sections =
    report.format === 'cifra-report/4'
      ? reportSections(id, report, report.sets[at], texts.reportWords)
      : numberSections(id, report.sets[at], texts.reportWords);
  return (
    <article class="model-report" aria-labelledby={`${id}-name`}>
      <h3 id={`${id}-name`} class="model-name">
        {name} {version}
      </h3>
      <Choice
        label={texts.set}
        options={report.sets.map((set, i) => ({ value: String(i), label: set.name, lang: 'en' }))}
        value={String(at)}
        onChoose={(value) => {
          chosen.value = value;
        }}
      />
      <p class="hint">{aboutFinding(report.sets[at].about, texts.reportWords)}</p>
      {sections.map(({ kind, html }) => (
        <details key={kind} class="model-part" open={kind === 'figures' || kind === 'confusion'}>
          <summary>
            <h4>{texts.sections[kind]}</h4>
          </summary>
          {/* Built from pure parts of the evaluation page, from a report that opens no tag. */}
          <div class="report" dangerouslySetInnerHTML={{ __html: html }} />
        </details>
      ))}
      {report.format === 'cifra-report/4' && (
        <Mistakes
          key={at}
          id={id}
          mistakes={report.sets[at].mistakes}
          files={report.sets[at].files}
          pictures={page ? (page.sets[at] ?? null) : null}
        />
      )}
    </article>
  );
}
