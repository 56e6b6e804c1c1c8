import { logitsOf } from './logits.ts';

postMessage({ logits: await logitsOf(), hasDom: 'document' in globalThis });
