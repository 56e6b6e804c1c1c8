import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Button } from '../../components/Button/Button.tsx';
import { notify } from '../../platform/announce.ts';
import { type AnyReport, parseReport } from './parseReport.ts';
import { ReportColumn } from './ReportColumn.tsx';
import { pageOf, type ReportPictures, reportPictures } from './reportPictures.ts';
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
    const reports: AnyReport[] = [];
    const pages: ReportPictures[] = [];
    fault.value = '';
    for (const file of files) {
      // A file that was removed in the meantime is reported like one that is not a report.
      const text = await file.text().catch(() => '');
      const report = parseReport(text);
      const page = report ? null : reportPictures(text);
      if (report) reports.push(report);
      else if (page) pages.push(page);
      else fault.value = modelWords.value.notReport(file.name);
    }
    if (fault.value) notify(fault.value);
    // A page chosen later without a report belongs to a report that is already open.
    const shown = reports.length > 0 ? reports : opened.value.map(({ report }) => report);
    opened.value = shown.slice(0, LIMIT).map((report) => ({ report, page: pageOf(report, pages) }));
  }

  return (
    <section class="model-section" aria-labelledby="model-report">
      <h2 id="model-report">{texts.report}</h2>
      <p>
        {texts.reportNote} {texts.english}
      </p>
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
        {opened.value.length > 0 && (
          <Button
            label={texts.close}
            onPress={() => {
              opened.value = [];
              // The button is removed; the focus returns to the control that opened the reports.
              if (input.current) input.current.value = '';
              input.current?.focus();
            }}
          />
        )}
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
