/** The harness comes from a development server of its own, as it is no part of what is published. Found late, a package would be bundled late, and the page would load anew in the midst of it. */
import { mergeConfig } from 'vite';
import site from '../../../vite.config.ts';

export default mergeConfig(site, {
  server: { hmr: false, ws: false, watch: null },
  cacheDir: 'node_modules/.vite-pibench',
  optimizeDeps: { entries: ['e2e/bench/pibench/harness.html'] },
});
