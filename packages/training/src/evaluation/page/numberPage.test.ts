import { expect, test } from 'vitest';
import { sampleNumberReport } from '../testing/sampleNumberReport.ts';
import { englishPage } from '../words/englishPage.ts';
import { numberPage } from './numberPage.ts';

test('the page of a model of numbers is self-contained and shows the findings', () => {
  const report = sampleNumberReport();
  const html = numberPage(report, englishPage);
  expect(html).not.toMatch(/https?:|<script|<link|@import|url\(|\son\w+=/);
  expect(html).not.toMatch(/NaN|undefined|Infinity|\[object/);
  expect(html).toContain('<h1>lines &lt;1&gt; 1.0.0: evaluation</h1>');
  expect(html).toContain('&lt;string&gt;');
  const [{ accuracy, acceptance }] = report.sets;
  expect(html).toContain(`${(100 * accuracy.value).toFixed(2)} % (`);
  // No threshold of the bundle reaches one error in a thousand.
  expect(acceptance[0].refused.value).toBe(1);
  expect(html).toContain('<th scope="row">0.1 %</th><td>nothing</td>');
});
