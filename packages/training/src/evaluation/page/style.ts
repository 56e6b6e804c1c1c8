/** The page's style: one column, the user's colour scheme, no external resources. */
export const style = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1c1c1c; --soft: #5c5c5c; --line: #8a8a8a; --grid: #e2e2e2; --band: #f3f5f8;
  --a: #0b5cad; --b: #a83a06; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #161616; --ink: #ececec; --soft: #b4b4b4; --line: #9a9a9a; --grid: #3a3a3a; --band: #202429;
    --a: #7db8f5; --b: #f5a06a; }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 60rem; margin: 0 auto; padding: 1rem }
h1 { line-height: 1.2; margin: 0.5rem 0 }
h2 { margin: 3rem 0 0.5rem; padding-top: 1rem; border-top: 2px solid var(--line) }
h3 { margin: 2rem 0 0.5rem }
p, li { max-width: 45rem }
a { color: var(--a) }
code { overflow-wrap: anywhere }
.soft { color: var(--soft) }
.scroll { overflow-x: auto; margin: 1rem 0 }
.scroll:focus-visible { outline: 3px solid var(--a) }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
caption { text-align: left; padding: 0.25rem 0; color: var(--soft) }
caption span { display: block; max-width: min(45rem, calc(100vw - 2rem)) }
th, td { padding: 0.25rem 0.6rem; border-bottom: 1px solid var(--grid); text-align: right; white-space: nowrap }
thead th { white-space: normal; vertical-align: bottom }
th:first-child { text-align: left }
tbody tr { background: var(--paper) }
tbody tr:nth-child(even) { background: var(--band) }
tbody th { position: sticky; left: 0; background: inherit }
.confusion td, .confusion th { padding: 0.25rem 0.4rem; text-align: right; min-width: 2.2rem }
.confusion .right { font-weight: 700 }
.confusion .wrong { background: color-mix(in srgb, var(--b) var(--share), var(--paper)) }
.confusion .none { color: var(--soft) }
@media (max-width: 30rem) {
  th, td { padding: 0.25rem 0.4rem }
  /* Long words make the column wider: a table may scroll, but words torn into letters cannot be read. */
  tbody th { white-space: normal }
  .confusion td, .confusion th { padding: 0.25rem 0.1rem; min-width: 1.35rem; font-size: 0.75rem }
}
figure { margin: 1rem 0; max-width: 34rem }
figure > svg { display: block; width: 100%; height: auto }
figcaption { color: var(--soft) }
svg text { font: 12px system-ui, sans-serif; fill: var(--ink) }
.axis { stroke: var(--line) } .grid { stroke: var(--grid) }
polyline, circle { fill: none; stroke-width: 2; stroke-linejoin: round }
.line { stroke: var(--a) } .dashed { stroke: var(--b); stroke-dasharray: 6 4 } circle.dashed { stroke-dasharray: none }
.points { stroke: var(--line) }
.guide { stroke: var(--line); stroke-width: 1; stroke-dasharray: 2 3 } .bar { fill: var(--a) }
.key { list-style: none; margin: 0.25rem 0; padding: 0 } .key svg { width: 30px; height: 10px }
.digits { list-style: none; margin: 1rem 0; padding: 0; display: grid; gap: 1rem 0.75rem;
  grid-template-columns: repeat(auto-fill, minmax(11.5rem, 1fr)) }
.digits img { display: block; width: 84px; height: 84px; image-rendering: pixelated; border: 1px solid var(--line) }
.pair { display: flex; gap: 4px } .evidence { border: 1px solid var(--line) }
.digits small { display: block; color: var(--soft) }
`;
