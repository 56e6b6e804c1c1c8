import { render } from 'preact';
import { sharedFiles } from '../capture/sharedFiles.ts';
import { loadState } from '../inference/reader.ts';
import { lookForServer } from '../inference/server.ts';
import { keepOffline } from '../offline/register.ts';
import { notify } from '../platform/announce.ts';
import { faultOf } from '../platform/fault.ts';
import { followInstallation } from '../platform/install.ts';
import { followAddress } from '../platform/route.ts';
import { followExpected } from '../session/followExpected.ts';
import { keepSession } from '../session/keepSession.ts';
import { readAllAgain } from '../session/readItem.ts';
import { takeLink } from '../session/takeLink.ts';
import { takeFiles } from '../views/Read/takeFiles.ts';
import { faultText } from '../words/faultText.ts';
import { App } from './App.tsx';
import { followTitle } from './followTitle.ts';
import '../style/style.css';

followAddress();
followTitle();
followInstallation();
takeLink();
addEventListener('hashchange', takeLink);
followExpected();
const keptIsThere = keepSession();
render(<App />, document.querySelector('#app') as HTMLElement);
void lookForServer();
let wasReady = false;
loadState.subscribe(({ kind }) => {
  if (kind !== 'ready') return;
  // Another model was chosen, or the reader was started again.
  if (wasReady) void readAllAgain();
  else keepOffline();
  wasReady = true;
});
// After the kept session: restoring it chooses what is shown.
void keptIsThere.then(sharedFiles).then(takeFiles, (error) => notify(faultText(faultOf(error))));
