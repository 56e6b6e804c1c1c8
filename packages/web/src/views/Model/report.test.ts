import { reportPage } from '@cifra/training/evaluation/page/page.ts';
import { sampleNumberReport } from '@cifra/training/evaluation/testing/sampleNumberReport.ts';
import { sampleReport } from '@cifra/training/evaluation/testing/sampleReport.ts';
import { english } from '@cifra/training/evaluation/words/english.ts';
import { englishPage } from '@cifra/training/evaluation/words/englishPage.ts';
import { expect, test } from 'vitest';
import { parseReport } from './parseReport.ts';
import { pageOf, pictureKey, type ReportPictures, reportPictures } from './reportPictures.ts';
import { numberSections, reportSections } from './reportSections.ts';

test('parses both kinds of report and nothing else', async () => {
  const { report } = await sampleReport();
  expect(parseReport(JSON.stringify(report))?.sets[0]).toMatchObject({
    confusion: report.sets[0].confusion,
    mistakes: report.sets[0].mistakes,
  });
  expect(parseReport(JSON.stringify(sampleNumberReport()))?.format).toBe('cifra-number-report/3');
  expect(parseReport('{"format":"cifra-bundle/1"}')).toBeNull();
  expect(parseReport('{"format":"cifra-report/4","sets":[]}')).toBeNull();
  expect(parseReport('not JSON')).toBeNull();
});

test('no string of a file opens a tag, even in numeric fields', async () => {
  const { report } = await sampleReport();
  const hostile = JSON.parse(JSON.stringify(report));
  hostile.sets[0].confusion[3][5] = '<img src=x onerror=alert(1)>';
  hostile.sets[0].mistakes[0].label = '<script>alert(1)</script>';
  hostile.sets[0].writers = 'p < 0.001 <';
  const parsed = parseReport(JSON.stringify(hostile));
  expect(JSON.stringify(parsed)).not.toMatch(/<(img|script|\/)/);
  expect(parsed?.sets[0]).toMatchObject({ writers: 'p < 0.001 ‹' });
});

test('finds the pictures of misread digits in the page of a report', async () => {
  const { report, set, evidence } = await sampleReport();
  const page = reportPictures(
    reportPage(report, { sets: [set], evidence: [evidence] }, englishPage),
  ) as ReportPictures;
  const [pictures] = page.sets;
  const { mistakes } = report.sets[0];
  expect([...pictures.keys()]).toEqual(mistakes.map(pictureKey));
  expect(pictures.get(pictureKey(mistakes[0]))).toMatch(/^data:image\/png;base64,iVBOR/);
  expect(reportPictures('<title>other</title><p>something else</p>')).toBeNull();

  expect(pageOf(report, [{ title: 'other 1.0.0: evaluation', sets: [] }, page])).toBe(page);
  expect(pageOf({ ...report, model: { ...report.model, version: '9.9.9' } }, [page])).toBeNull();
});

test('every plot of a report is in a section with its own name', async () => {
  const { report } = await sampleReport();
  const sections = reportSections('first', report, report.sets[0], english);
  expect(sections.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining([
      'figures',
      'confusion',
      'reliability',
      'risk',
      'writers',
      'slices',
      'corruptions',
    ]),
  );
  const html = sections.map((section) => section.html).join('');
  expect(html).toContain('id="first-confusion');
  expect(html).not.toContain('undefined');
  const strings = numberSections('second', sampleNumberReport().sets[0], english);
  expect(strings.map(({ kind }) => kind)).toEqual(['figures', 'reliability', 'risk']);
});
