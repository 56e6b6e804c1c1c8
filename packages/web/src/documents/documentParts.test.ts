import { expect, test } from 'vitest';
import { type DocumentProblem, FaultError } from '../platform/fault.ts';
import { type DocumentPart, documentParts, MOST_PAGES } from './documentParts.ts';

const fault = (problem: DocumentProblem, name: string) => ({ code: 'document', problem, name }) as const;
const fail = (problem: DocumentProblem, name: string): never => {
  throw new FaultError(fault(problem, name), problem);
};

type Made = { readonly pages: number; readonly password?: string; readonly damaged?: number };

/** A document whose page 2 holds the text `2`. */
function made({ pages, password, damaged }: Made) {
  return {
    open: async (_: Blob, name: string, given: string) =>
      password === undefined || given === password ? pages : fail('password', name),
    page: async (number: number, name: string) =>
      number === damaged ? fail('damaged', name) : new Blob([String(number)]),
  };
}

/** Returns the parts, and every question for a password and every progress in `asked` and `seen`. */
async function split(document: Made, { isPaged = true, passwords = [] as readonly string[] } = {}) {
  const asked: boolean[] = [];
  const seen: string[] = [];
  const parts: DocumentPart[] = [];
  const all = documentParts(made(document), {
    file: new Blob(),
    name: 'a.pdf',
    isPaged,
    pageName: (first, last) => `a.pdf ${first}-${last}`,
    askPassword: async (isWrong) => passwords[asked.push(isWrong) - 1] ?? null,
    onPage: (number, of) => seen.push(`${number}/${of}`),
  });
  for await (const part of all) parts.push(part);
  return { parts, asked, seen };
}

const textOf = async (part: DocumentPart) => ('file' in part ? await part.file.text() : part.fault);

test('pages come in order, each under its name', async () => {
  const { parts, seen } = await split({ pages: 3 });
  expect(parts.map(({ name }) => name)).toEqual(['a.pdf 1-1', 'a.pdf 2-2', 'a.pdf 3-3']);
  expect(await Promise.all(parts.map(textOf))).toEqual(['1', '2', '3']);
  expect(seen).toEqual(['1/3', '2/3', '3/3']);
});

test('a picture in a document format keeps its name; a PDF of one page is a page', async () => {
  expect((await split({ pages: 1 }, { isPaged: false })).parts[0].name).toBe('a.pdf');
  expect((await split({ pages: 1 })).parts[0].name).toBe('a.pdf 1-1');
});

test('of too many pages, the first are read, and the last part says so', async () => {
  expect((await split({ pages: MOST_PAGES })).parts).toHaveLength(MOST_PAGES);
  const { parts, seen } = await split({ pages: MOST_PAGES + 20 });
  expect(parts).toHaveLength(MOST_PAGES + 1);
  expect(parts.at(-1)).toEqual({
    name: `a.pdf ${MOST_PAGES + 1}-${MOST_PAGES + 20}`,
    fault: { code: 'too-many-pages', name: 'a.pdf', pages: MOST_PAGES + 20, most: MOST_PAGES },
  });
  expect(seen.at(-1)).toBe(`${MOST_PAGES}/${MOST_PAGES}`);
});

test('a damaged page does not prevent the others', async () => {
  const { parts } = await split({ pages: 3, damaged: 2 });
  expect(await Promise.all(parts.map(textOf))).toEqual(['1', fault('damaged', 'a.pdf 2-2'), '3']);
});

test('the password is asked until it is right', async () => {
  const { parts, asked } = await split({ pages: 2, password: 'b' }, { passwords: ['a', 'b'] });
  expect(asked).toEqual([false, true]);
  expect(parts).toHaveLength(2);
});

test('without a password the document is one part, which says why', async () => {
  const { parts, asked } = await split({ pages: 2, password: 'b' });
  expect(asked).toEqual([false]);
  expect(parts).toEqual([{ name: 'a.pdf', fault: fault('password', 'a.pdf') }]);
});
