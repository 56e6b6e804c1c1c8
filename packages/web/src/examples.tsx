// Each component in each of its states, by name: where they are looked at, and where axe runs on them.
import { type ComponentChildren, render } from 'preact';
import './style/style.css';

/** What `components/<Name>/<Name>.examples.tsx` exports: a component's states by name. */
export type Examples = Readonly<Record<string, () => ComponentChildren>>;

const modules = import.meta.glob<{ readonly examples: Examples }>('./components/*/*.examples.tsx', {
  eager: true,
});

render(
  <>
    <h1>Components</h1>
    {Object.entries(modules).map(([path, { examples }]) => {
      const component = path.split('/')[2];
      return (
        <section key={component} id={component} aria-label={component} class="examples">
          <h2>{component}</h2>
          {Object.entries(examples).map(([name, example]) => (
            <section key={name} aria-label={`${component}: ${name}`}>
              <h3>{name}</h3>
              {example()}
            </section>
          ))}
        </section>
      );
    })}
  </>,
  document.querySelector('#examples') as HTMLElement,
);
