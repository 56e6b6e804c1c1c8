/** Option of Node that makes `onnxruntime-node` a package that is not installed. */
export const withoutOnnxRuntime = `--import=data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier !== 'onnxruntime-node') return next(specifier, context);
      throw Object.assign(new Error('hidden'), { code: 'ERR_MODULE_NOT_FOUND' });
    },
  });`)}`;
