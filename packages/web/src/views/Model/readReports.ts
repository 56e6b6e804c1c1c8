import { type AnyReport, parseReport } from './parseReport.ts';
import { type ReportPictures, reportPictures } from './reportPictures.ts';

/** Reports and their pages among files, and the name of the last file that is neither. */
type Found = {
  readonly reports: readonly AnyReport[];
  readonly pages: readonly ReportPictures[];
  readonly other: string | null;
};

/** Reads the files that a visitor chose. */
export async function readReports(files: readonly File[]): Promise<Found> {
  const reports: AnyReport[] = [];
  const pages: ReportPictures[] = [];
  let other: string | null = null;
  for (const file of files) {
    // A file that was removed in the meantime is reported like one that is not a report.
    const text = await file.text().catch(() => '');
    const report = parseReport(text);
    const page = report ? null : reportPictures(text);
    if (report) reports.push(report);
    else if (page) pages.push(page);
    else other = file.name;
  }
  return { reports, pages, other };
}
