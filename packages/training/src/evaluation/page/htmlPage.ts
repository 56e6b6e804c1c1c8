import { escapeXml } from '@cifra/core/base/xml.ts';
import { style } from './style.ts';

/** A self-contained HTML page; `body` goes into its `main`, below the title. */
export function htmlPage(title: string, body: readonly string[]): string {
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeXml(title)}</title><style>${style}</style></head><body><main>`,
    `<h1>${escapeXml(title)}</h1>`,
    ...body,
    '</main></body></html>\n',
  ].join('\n');
}
