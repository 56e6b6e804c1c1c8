import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Button } from '../../components/Button/Button.tsx';
import { notify } from '../../platform/announce.ts';
import type { AnyReport } from './parseReport.ts';
import { ReportColumn } from './ReportColumn.tsx';
import { readReports } from './readReports.ts';
import { pageOf, type ReportPictures } from './reportPictures.ts';
import { modelWords } from './words/words.ts';

/** Maximum number of reports shown in parallel. */
const LIMIT = 2;

/** A report with its page. */
type Opened = { readonly report: AnyReport; readonly page: ReportPictures | null };

/** Shows the visitor's own reports of `cifra evaluate` as plots. */
export function OwnReports() {
  const texts = modelWords.value;
  const opened = useSignal<readonly Opened[]>([]);
  const fault = useSignal('');
  const input = useRef<HTMLInputElement>(null);

  async function open(files: readonly File[]): Promise<void> {
    const { reports, pages, other } = await readReports(files);
    fault.value = other === null ? '' : modelWords.value.notReport(other);
    if (fault.value) notify(fault.value);
    // A page chosen later without a report belongs to a report that is already open.
    const shown = reports.length > 0 ? reports : opened.value.map(({ report }) => report);
    opened.value = shown.slice(0, LIMIT).map((report) => ({ report, page: pageOf(report, pages) }));
  }

  /** The button is removed; the focus returns to the control that opened the reports. */
  function close(): void {
    opened.value = [];
    if (!input.current) return;
    input.current.value = '';
    input.current.focus();
  }

  return (
    <section class="model-section" aria-labelledby="model-report">
      <h2 id="model-report">{texts.report}</h2>
      <p>{texts.reportNote}</p>
      <p class="actions">
        <label class="model-file">
          {texts.choose}{' '}
          <input
            ref={input}
            type="file"
            multiple
            accept=".json,.html"
            onChange={({ currentTarget }) => open(Array.from(currentTarget.files ?? []))}
          />
        </label>
        {opened.value.length > 0 && <Button label={texts.close} onPress={close} />}
      </p>
      {fault.value && <p class="fault">{fault.value}</p>}
      <div class="model-reports">
        {opened.value.map(({ report, page }, i) => (
          <ReportColumn key={i} id={`report-${i + 1}`} report={report} page={page} />
        ))}
      </div>
    </section>
  );
}
