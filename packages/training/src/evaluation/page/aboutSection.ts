import { escapeXml } from '@cifra/core/base/xml.ts';
import { paragraph, table } from '../../plot/html.ts';
import type { EvaluatedModel } from '../report/report.ts';
import type { PageWords } from '../words/englishPage.ts';

export type About = {
  readonly models: readonly EvaluatedModel[];
  readonly command: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly made: string;
  readonly files: Readonly<Record<string, string>>;
  /** Methods of intervals and other figures. */
  readonly method: string;
};

/** How a report was measured: command, versions, models and files. */
export function aboutSection(
  { models, command, versions, made, files, method }: About,
  { about, numbers: { short, whole } }: PageWords,
): string {
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `<section aria-labelledby="about"><h2 id="about">${about.heading}</h2>`,
    `<p><code>${escapeXml(command)}</code>, ${escapeXml(made)}; ${escapeXml(named.join(', '))}.</p>`,
    paragraph(method),
    table({
      id: 'models',
      caption: about.models,
      head: about.modelsHead,
      rows: models.map((each) => [
        nameOf(each),
        whole(each.parameters),
        whole(each.multiplyAdds),
        short(each.temperature),
        each.sha256.slice(0, 16),
      ]),
    }),
    table({
      id: 'files',
      caption: about.files,
      head: about.filesHead,
      rows: Object.entries(files).map((row) => [...row]),
    }),
    '</section>',
  ].join('\n');
}

export function nameOf({ name, version }: EvaluatedModel): string {
  return `${name} ${version}`;
}
