import { expect, test } from 'vitest';
import { element, emptyElement, escapeXml, textElement } from './xml.ts';

test('escapes marks, and replaces characters that XML cannot hold', () => {
  expect(escapeXml('a<b> & "c"')).toBe('a&lt;b&gt; &amp; &quot;c&quot;');
  expect(escapeXml('\u0000\u001f\ud800 ok \u{1f600}\ufffe')).toBe('\ufffd\ufffd\ufffd ok \u{1f600}\ufffd');
});

test('elements are nested and indented; attributes without a value are left out', () => {
  const cells = [textElement('td', '1 < 2', { id: 'a' }), emptyElement('td', { id: undefined })];
  expect(element('tr', { class: 'row' }, cells)).toBe(
    '<tr class="row">\n  <td id="a">1 &lt; 2</td>\n  <td/>\n</tr>',
  );
  expect(element('tr', {}, [])).toBe('<tr></tr>');
});

test('quotes in an attribute stay as they are if apostrophes can enclose them', () => {
  expect(emptyElement('a', { b: 'say "1"' })).toBe(`<a b='say "1"'/>`);
  expect(emptyElement('a', { b: `"it's"` })).toBe(`<a b="&quot;it's&quot;"/>`);
});

test('a line break in an attribute stays one', () => {
  expect(element('a', {}, [emptyElement('b', { name: 'two\nlines' })])).toBe(
    '<a>\n  <b name="two&#10;lines"/>\n</a>',
  );
});
