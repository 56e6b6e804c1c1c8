import { render } from 'preact';
import { App } from './app/App.tsx';
import { followAddress } from './app/route.ts';
import './style/style.css';

followAddress();
render(<App />, document.querySelector('#app') as HTMLElement);
