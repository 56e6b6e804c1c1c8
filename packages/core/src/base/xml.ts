/** Characters that XML 1.0 (section 2.2) has no way to write. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Escapes a text for XML and HTML, also within quotes. */
export function escapeXml(text: string): string {
  return text
    .replace(FORBIDDEN, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The attributes of an element, in order; those without a value are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Returns an element without content. */
export function emptyElement(name: string, attributes: Attributes = {}): string {
  return `<${name}${written(attributes)}/>`;
}

/** Returns an element around others, each on lines of its own. Without any, it has an end tag, as HTML needs it. */
export function element(name: string, attributes: Attributes, children: readonly string[]): string {
  if (children.length === 0) return around(name, attributes, '');
  const indented = children.map((child) => `  ${child.replaceAll('\n', '\n  ')}\n`);
  return around(name, attributes, `\n${indented.join('')}`);
}

/** Returns an element with a text. */
export function textElement(name: string, text: string, attributes: Attributes = {}): string {
  return around(name, attributes, escapeXml(text));
}

function around(name: string, attributes: Attributes, content: string): string {
  return `<${name}${written(attributes)}>${content}</${name}>`;
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .flatMap(([name, value]) => (value === undefined ? [] : ` ${name}=${quoted(String(value))}`))
    .join('');
}

/**
 * A text with quotes is between apostrophes if that saves references: not every program resolves them.
 * Line breaks must be references, because a parser makes spaces of them.
 */
function quoted(value: string): string {
  const text = escapeXml(value).replace(/[\t\n\r]/g, (each) => `&#${each.charCodeAt(0)};`);
  return value.includes('"') && !value.includes("'") ? `'${text.replaceAll('&quot;', '"')}'` : `"${text}"`;
}
