import { render } from 'preact';
import { sharedFiles } from '../capture/sharedFiles.ts';
import { loadState } from '../inference/reader.ts';
import { lookForServer } from '../inference/server.ts';
import { keepOffline } from '../offline/register.ts';
import { notify } from '../platform/announce.ts';
import { faultOf } from '../platform/fault.ts';
import { followAddress } from '../platform/route.ts';
import { followExpected } from '../session/followExpected.ts';
import { takeFiles } from '../views/Read/takeFiles.ts';
import { faultText } from '../words/faultText.ts';
import { App } from './App.tsx';
import '../style/style.css';

followAddress();
followExpected();
render(<App />, document.querySelector('#app') as HTMLElement);
void lookForServer();
loadState.subscribe(({ kind }) => {
  if (kind === 'ready') keepOffline();
});
void sharedFiles().then(takeFiles, (error) => notify(faultText(faultOf(error))));
