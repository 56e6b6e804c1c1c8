// `custom-elements.json` describes the element as it is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CifraNumberElement } from './cifraNumber.ts';

type Named = { readonly name: string };
type Member = Named & { readonly kind: string; readonly static?: boolean; readonly readonly?: boolean };
type Declaration = Readonly<
  Record<'attributes' | 'cssParts' | 'cssProperties' | 'cssStates' | 'events', Named[]>
> & {
  readonly members: readonly Member[];
};

const read = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');
const [{ declarations }] = JSON.parse(read('../../custom-elements.json')).modules;
const declared: Declaration = declarations[0];
const document = read('../../../../docs/element.md');
const sources = ['view.ts', 'sheet.ts', 'dom.ts', 'cifraNumber.ts', 'style.ts'].map(read).join('\n');
const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
const names = (list: readonly Named[]) => sorted(list.map(({ name }) => name));

/** The browser handles these. */
const NOT_OBSERVED = ['disabled', 'name'];

test('it lists the attributes', () => {
  const observed = CifraNumberElement.observedAttributes.filter((name) => name !== 'lang');
  expect(names(declared.attributes)).toEqual(sorted([...observed, ...NOT_OBSERVED]));
});

test('it lists the public members of the class', () => {
  const descriptors = Object.entries(Object.getOwnPropertyDescriptors(CifraNumberElement.prototype));
  const callbacks =
    /^(?:constructor|connectedCallback|disconnectedCallback|attributeChangedCallback|form\w+Callback)$/;
  const own = descriptors.filter(([name]) => !callbacks.test(name));
  expect(names(declared.members.filter((member) => !member.static))).toEqual(
    sorted(own.map(([name]) => name)),
  );
  const fixed = own.filter(([, { get, set }]) => get && !set).map(([name]) => name);
  expect(names(declared.members.filter((member) => member.readonly))).toEqual(sorted(fixed));
});

test('it lists parts, custom properties and states', () => {
  const parts = [...sources.matchAll(/\bpart: '([^']+)'/g)].flatMap(([, found]) => found.split(' '));
  const buttons = [...sources.matchAll(/iconButton\('\w+', '([^']+)'/g)].map(([, found]) => found);
  expect(names(declared.cssParts)).toEqual(sorted([...parts, ...buttons, 'button']));
  const properties = [...sources.matchAll(/var\((--cifra-[\w-]+)/g)].map(([, found]) => found);
  expect(names(declared.cssProperties)).toEqual(sorted(properties));
  const states = /const STATES = \[([^\]]+)\]/.exec(sources)?.[1] ?? '';
  expect(names(declared.cssStates)).toEqual(
    sorted([...states.matchAll(/'(\w+)'/g)].map(([, found]) => found)),
  );
});

test('docs/element.md explains all of it', () => {
  const { attributes, cssParts, cssProperties, cssStates, events, members } = declared;
  const all = [attributes, cssParts, cssProperties, cssStates, events, members].flatMap(names);
  expect(all.filter((name) => !document.includes(`\`${name}`))).toEqual([]);
});
