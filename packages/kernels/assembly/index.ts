export { elementwise, largest, reduce, softmax } from './elementwise';
export { pack, packWinograd } from './pack';
export { product, products } from './product';
export { winogradInput, winogradOutput } from './winograd';
export { depthwise, pool } from './windows';

/** Where free memory begins. */
export function heap(): usize {
  return __heap_base;
}
