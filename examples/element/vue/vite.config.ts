import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** Without this, Vue looks for a component of this name. */
const isCustomElement = (tag: string) => tag === 'cifra-number';

export default defineConfig({
  base: './',
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
});
