import { render } from 'preact';
import '../inference/reader.ts';
import { sharedPictures } from '../capture/sharedPictures.ts';
import { lookForServer } from '../inference/server.ts';
import { keepOffline } from '../offline/register.ts';
import { followAddress } from '../platform/route.ts';
import { followExpected } from '../session/followExpected.ts';
import { takePictures } from '../views/Read/takePictures.ts';
import { App } from './App.tsx';
import '../style/style.css';

followAddress();
followExpected();
render(<App />, document.querySelector('#app') as HTMLElement);
void lookForServer();
void keepOffline();
void sharedPictures().then(takePictures);
