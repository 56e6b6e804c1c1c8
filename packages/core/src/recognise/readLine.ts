import { boxOnPage } from '../frames/strip.ts';
import { scaleBox } from '../image/box.ts';
import { digitCutter } from '../reading/digitCutter.ts';
import type { ExaminedReading } from '../reading/examination.ts';
import { type LocatedLine, lineReading, spelling } from '../reading/lineReading.ts';
import { bestView } from '../reading/lineViews.ts';
import { withPartners } from '../reading/partners.ts';
import { secondOpinion } from '../reading/secondOpinion.ts';
import { withSlashes } from '../reading/slashes.ts';
import { type SeenMarks, withMarks } from '../reading/withMarks.ts';
import { isLowContrast } from '../segment/contrast.ts';
import type { Line } from '../segment/lines.ts';
import type { Page } from './page.ts';
import type { Reader } from './reader.ts';

/** @param marks ink before and after a single digit that may be a sign or a point */
export async function readLine(
  { classifier, lineModel, parameters, options }: Reader,
  line: Line,
  page: Page,
  marks: SeenMarks = { before: '', after: '' },
): Promise<ExaminedReading> {
  const { manifest } = lineModel;
  const { stride } = manifest.input;
  const { strip, strings: decoded } = await bestView(line.region, page, lineModel, parameters);
  const likely = withPartners(decoded, parameters);
  const rescored = await secondOpinion(strip, likely, classifier, stride, parameters);
  const slashed = withSlashes(rescored, strip, stride, parameters);
  const strings = { ...rescored, candidates: withMarks(slashed, marks, parameters) };
  const read: LocatedLine = {
    strings,
    strip,
    box: scaleBox(line.box, page.factor),
    toPicture: (part) => scaleBox(boxOnPage(line.region, part), page.factor),
    seen: line.cut ? 'cut-off' : isLowContrast(page.level) ? 'low-contrast' : null,
    pillars: line.pillars,
  };
  const reading = lineReading(read, manifest, options, parameters);
  const digitImages = () =>
    digitCutter(strip, strings, stride)(spelling(strings, reading)).map(({ image }) => image);
  return { reading, strip, digitImages };
}
