/** Colours are the system's, which follow the page's `color-scheme` and forced colours. */
const CSS = `
:host {
  --ink: var(--cifra-number-ink, var(--default-ink));
  --accent: var(--cifra-number-accent, var(--default-accent));
  --edge: var(--cifra-number-border, color-mix(in srgb, FieldText 55%, Field));
  --soft: color-mix(in srgb, FieldText 78%, Field);
  --surface: var(--cifra-number-background, Field);
  --text: var(--cifra-number-text, FieldText);
  --radius: var(--cifra-number-radius, 0.5rem);
  --default-ink: light-dark(#17306b, #cfdcff);
  --default-accent: light-dark(#2a4fa3, #8fb0ff);
  display: inline-block;
  box-sizing: border-box;
  inline-size: min(24rem, 100%);
  font: inherit;
  line-height: 1.4;
  color: var(--text);
  vertical-align: top;
}
@supports not (color: light-dark(#000, #fff)) {
  :host { --default-ink: FieldText; --default-accent: FieldText; }
}
:host([hidden]) { display: none; }
*, *::before { box-sizing: border-box; }
.frame {
  border: 1px solid var(--edge);
  border-radius: var(--radius);
  background: var(--surface);
}
.frame.dropping { outline: 3px dashed var(--accent); outline-offset: 2px; }
.row { display: flex; align-items: stretch; }
.field {
  flex: 1;
  /* As wide as its attribute size at most; where there is less room, the percentage shrinks it. */
  inline-size: 100%;
  min-inline-size: 0;
  margin: 0;
  padding: 0.5rem 0.7rem;
  border: 0;
  border-radius: var(--radius);
  background: none;
  color: inherit;
  font: inherit;
  font-size: max(1em, 16px);
  font-variant-numeric: tabular-nums;
  direction: ltr;
  text-align: left;
}
:host(:dir(rtl)) .field { text-align: right; }
.field::placeholder { color: var(--soft); opacity: 1; }
button {
  display: inline-grid;
  place-items: center;
  min-inline-size: 2.75rem;
  min-block-size: 2.75rem;
  margin: 0;
  padding: 0.25rem 0.5rem;
  border: 1px solid transparent;
  border-radius: var(--radius);
  background: none;
  color: inherit;
  font: inherit;
  cursor: pointer;
}
button svg {
  inline-size: 1.35rem;
  block-size: 1.35rem;
  fill: none;
  stroke: currentColor;
  stroke-width: 1.8;
  stroke-linecap: round;
  stroke-linejoin: round;
}
button[aria-disabled=true] { color: color-mix(in srgb, FieldText 45%, Field); cursor: default; }
button[aria-expanded=true] { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: -1px; }
.surface {
  position: relative;
  border-block-start: 1px solid var(--edge);
}
.sheet {
  position: relative;
  display: block;
  aspect-ratio: 5 / 2;
  overflow: hidden;
}
.drawing {
  display: block;
  inline-size: 100%;
  block-size: 100%;
  touch-action: pinch-zoom;
  user-select: none;
  -webkit-user-select: none;
  cursor: crosshair;
}
.sheet[aria-disabled] .drawing { cursor: default; touch-action: auto; }
.ink { fill: var(--ink); }
.rule { stroke: var(--edge); stroke-width: 1.5; opacity: 0.5; }
.sheet[data-covered] .rule { display: none; }
.cursor { display: none; fill: none; stroke: var(--accent); stroke-width: 2.5; pointer-events: none; }
.cursor.down circle { fill: var(--accent); }
.sheet:focus-visible .cursor { display: inline; }
.invite {
  position: absolute;
  inset-block-start: 0.6rem;
  inset-inline: 0.7rem;
  color: var(--soft);
  font-style: italic;
  pointer-events: none;
}
.picture {
  position: absolute;
  inset: 0;
  inline-size: 100%;
  block-size: 100%;
  object-fit: contain;
  pointer-events: none;
}
.foot { display: flex; align-items: center; }
.message { flex: 1; min-inline-size: 0; padding: 0.4rem 0.7rem; overflow-wrap: anywhere; }
.tools { display: flex; }
.question { border-block-start: 1px solid var(--edge); }
progress { display: block; inline-size: 100%; accent-color: var(--accent); }
.question { display: grid; gap: 0.4rem; padding: 0.5rem 0.7rem 0.7rem; }
.question p { margin: 0; }
.choices { display: flex; flex-wrap: wrap; gap: 0.4rem; }
.choice {
  border-color: var(--edge);
  direction: ltr;
  font-weight: 600;
  font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere;
}
.choice:first-child { border-color: var(--accent); color: var(--accent); }
.keys { margin: 0; padding: 0.4rem 0.7rem; border-block-start: 1px solid var(--edge); color: var(--soft); font-size: 0.875em; }
.surface:not(:has(.sheet:focus-visible)) .keys { display: none; }
.keys, .message { text-align: start; }
[hidden] { display: none !important; }
.unseen {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  margin: -1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
:host(:disabled) .frame { opacity: 0.6; }
:host(:disabled) button { cursor: default; }
@media (forced-colors: active) {
  .ink { fill: CanvasText; }
  .rule { stroke: GrayText; opacity: 1; }
  .cursor { stroke: Highlight; }
  button { border-color: ButtonBorder; }
  button[aria-disabled=true] { border-color: GrayText; color: GrayText; }
  :host(:disabled) .frame { opacity: 1; color: GrayText; }
}
`;

let sheet: CSSStyleSheet | undefined;

/** Returns the style of all elements. It is constructed: sites may forbid styles in markup. */
export function styleSheet(): CSSStyleSheet {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}
