import { worldMatrix } from '../world/worldMatrix.ts';
import type { WorldReport } from '../world/worldReport.ts';

/** Two sites, one of whose writers are left-handed and unknown to the model. */
export function sampleWorld(): WorldReport {
  const readings = Array.from({ length: 120 }, (_, i) => ({
    ...(i % 2 === 0
      ? { site: 'apa', family: 'ap', hand: 'left' as const, learned: false }
      : { site: 'syn', family: 'syn', learned: true }),
    right: i % 20 !== 0,
    accepted: i % 3 !== 0,
    acceptedWrong: i % 20 === 0 && i % 3 !== 0,
  }));
  return { collections: [{ name: 'unipen', n: 120 }], missing: ['usps'], groups: worldMatrix(readings) };
}
