// Shows each component in each of its states, by name, for review and for axe. The address selects
// one state: components have landmarks and ids that must be unique in a page.
import { signal } from '@preact/signals';
import { type ComponentChildren, render } from 'preact';
import { Settings } from '../components/Settings/Settings.tsx';
import type { Examples } from '../examples/examples.ts';
import '../style/style.css';
import '../style/examples.css';

const modules = import.meta.glob<{ readonly examples: Examples }>(
  ['../components/*/*.examples.tsx', '../views/*/*.examples.tsx'],
  { eager: true },
);

/** Every state as `Component: state`. */
const states = new Map<string, () => ComponentChildren>(
  Object.entries(modules).flatMap(([path, { examples }]) =>
    Object.entries(examples).map(([name, Example]) => [`${path.split('/')[2]}: ${name}`, Example] as const),
  ),
);
const nameOf = (hash: string) => decodeURIComponent(hash.slice(1));
const shown = signal(nameOf(location.hash));
addEventListener('hashchange', () => {
  shown.value = nameOf(location.hash);
});

function ExamplesPage() {
  const Example = states.get(shown.value);
  return (
    <div class="page">
      <header class="examples-head">
        <Settings />
      </header>
      <main class="examples">
        <h1>{shown.value || 'Components'}</h1>
        {/* Keyed: an example keeps no state for the next one. */}
        <div class="example" key={shown.value}>
          {Example && <Example />}
        </div>
      </main>
      <nav aria-label="Components">
        <ul class="examples-list">
          {[...states.keys()].map((name) => (
            <li key={name}>
              <a
                href={`#${encodeURIComponent(name)}`}
                aria-current={name === shown.value ? 'page' : undefined}
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

render(<ExamplesPage />, document.querySelector('#examples') as HTMLElement);
