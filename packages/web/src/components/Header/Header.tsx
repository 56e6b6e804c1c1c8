import { VIEWS, view } from '../../platform/route.ts';
import { words } from '../../words/words.ts';
import './Header.css';

/** The name of the page and the links to the views. */
export function Header() {
  const { title, views } = words.value;
  return (
    <header class="header">
      <a class="wordmark" href="#/read">
        {title}
      </a>
      <nav class="views" aria-label={views.label}>
        {VIEWS.map((name) => (
          <a key={name} href={`#/${name}`} aria-current={view.value === name ? 'page' : undefined}>
            {views[name]}
          </a>
        ))}
      </nav>
    </header>
  );
}
