// A process for the tests of the protocol: it answers, fails, sends notices, or ends.
import { PictureError } from '@cifra/node/pictures/pictureError.ts';
import { Problem } from '../../problems.ts';
import { serveParent } from '../serveParent.ts';
import type { EchoProtocol } from './echoProtocol.ts';

const errors = {
  picture: () => new PictureError('damaged', 'is damaged'),
  problem: () => new Problem('no-such-digit', 'digit 3 does not exist'),
  other: () => new RangeError('out of range'),
};

await serveParent<EchoProtocol>(async (start, notify) => {
  if (start === 'broken') throw new RangeError('cannot start');
  return {
    ready: `started with ${start}`,
    async answer(asked) {
      if (asked.kind === 'end') process.exit(3);
      if (asked.kind === 'fail') throw errors[asked.error]();
      notify(asked.text.length);
      return asked.text;
    },
  };
});
