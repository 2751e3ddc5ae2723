/** `npm run pibench-check [-- PERSONA [TASK]]`: what does not hold of our own π-Bench tasks, by task and intent (docs/pibench-tasks.md). Exit code 1 if anything. */
import { ensureDependencies, root } from './ensure-dependencies.mjs';

ensureDependencies();
const { createServer } = await import('vite');
const server = await createServer({ root, server: { middlewareMode: true, hmr: false, ws: false, watch: null }, appType: 'custom', logLevel: 'warn', optimizeDeps: { noDiscovery: true } });
let faults;
try {
  const { check } = await server.ssrLoadModule('/scripts/pibench/check.ts');
  faults = await check(process.argv.slice(2));
} finally {
  await server.close();
}
process.exit(faults === 0 ? 0 : 1);
