type Attributes = Readonly<Record<string, string | number | boolean | null>>;

/** Makes an element. No markup is parsed, which sites with Trusted Types forbid. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  set(element, attributes);
  element.append(...children);
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Makes an element of SVG. */
export function draw<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Node[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name) as SVGElementTagNameMap[K];
  set(element, attributes);
  element.append(...children);
  return element;
}

/** Sets attributes: true as an empty one, false and null as none. */
export function set(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
}

/** Pen strokes on a grid of 24, as those of the page. */
const ICONS = {
  undo: 'M9 5 4 10l5 5M4 10h10a6 6 0 0 1 0 12h-3',
  clear: 'M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14M10 11v6M14 11v6',
  camera: 'M4 8h4l2-3h4l2 3h4v11H4zM12 10a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7',
  pen: 'm4 20 1-5L16 4l4 4L9 19zM13 7l4 4',
} as const;

export type IconName = keyof typeof ICONS;

/** Makes a button with an icon; `label` sets its name later. */
export function iconButton(icon: IconName, part: string, onPress: () => void): HTMLButtonElement {
  const image = draw(
    'svg',
    { viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    draw('path', { d: ICONS[icon] }),
  );
  const button = make('button', { type: 'button', part: `button ${part}` }, image);
  button.addEventListener('click', onPress);
  return button;
}

/** Names a button for screen readers, and for pointers that rest on it. */
export function label(button: HTMLElement, text: string): void {
  set(button, { 'aria-label': text, title: text });
}
