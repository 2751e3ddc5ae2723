/**
 * `npm run train -- [--method sft|soft|opd] [--start scratch|shipped] [--steps N] [--out FOLDER] ...`: trains a drafter in Node,
 * through Dawn, with the code that a tab runs. Goes on from the folder's checkpoint if it is of the same choices.
 */
import { ensureDependencies, root } from './ensure-dependencies.mjs';

ensureDependencies();
// vite reads the kernels' texts as it does for the page
const { createServer } = await import('vite');
const server = await createServer({ root, server: { middlewareMode: true, hmr: false, ws: false, watch: null }, appType: 'custom', logLevel: 'warn', optimizeDeps: { noDiscovery: true } });
try {
  const { train } = await server.ssrLoadModule('/scripts/train/train.ts');
  await train(process.argv.slice(2));
} finally {
  await server.close();
}
process.exit();
