/**
 * `npm run train -- [--method sft|soft|opd] [--start scratch|shipped] [--steps N] [--data FILE] [--out FOLDER] ...`: trains a drafter in
 * Node, through Dawn, with the code that a tab runs. Goes on from the folder's checkpoint if it is of the same choices.
 * `npm run train -- --arms A0,A1,A6|all [--seeds 1,2,3] [--budget 3e12] [--rate 3e-4] [--data FILE] [--out FOLDER]`: arms of the Draft-OPD
 * experiment, each into FOLDER/ARM-SEED; those that lie there whole are left out.
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
