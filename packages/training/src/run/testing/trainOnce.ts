/** Trains in its own process, for tests that kill it: `node trainOnce.ts FOLDER REPLICAS`. */
import { runtime } from '../../testing/runtime.ts';
import { train } from '../run.ts';
import { tinyRecipe } from './tinyRecipe.ts';

const [out, replicas] = process.argv.slice(2);
const events = train({
  recipe: tinyRecipe(),
  out,
  replicas: Number(replicas),
  runtime,
  runtimeModule: new URL('../../testing/runtime.ts', import.meta.url).href,
  // Every step, so that a killed run has a checkpoint to resume from.
  checkpointSeconds: 0,
});
for await (const event of events) console.log(event.kind, 'step' in event ? event.step : '');
