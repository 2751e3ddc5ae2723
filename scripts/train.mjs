/**
 * `npm run train -- [--method sft|soft|opd] [--start scratch|shipped] [--steps N] [--data FILE] [--out FOLDER] ...`: trains a drafter in
 * Node, through Dawn, with the code that a tab runs. Goes on from the folder's checkpoint; one of other choices is left as it is, and nothing
 * is trained: `--fresh` replaces it, `--out` takes another folder.
 * `npm run train -- --arms A0,A1,A6|all [--seeds 1,2,3] [--budget 3e12] [--rate 3e-4] [--data FILE] [--out FOLDER]`: arms of the Draft-OPD
 * experiment, each into FOLDER/ARM-SEED; those that lie there whole are left out.
 * `npm run train -- policy [--policy algebra-xs|algebra-s] [--alphas 0,0.2] [--seeds 1] [--steps 100] [--prompts 16] [--samples 8] ... [--out FOLDER]`:
 * reinforcement learning by a verifier and the shipped reward model, each run into FOLDER/alphaALPHA-seedSEED, as pytorch/grpo.py leaves it. Goes on from
 * a run's checkpoint, as above.
 * `npm run train -- reward [--size algebra-xs|algebra-s] [--start backbone|scratch] [--seed 1] [--steps 60] [--validation 48] [--out FOLDER]`: a thinking reward
 * model, by the training that a tab runs.
 */
import { ensureDependencies, root } from './ensure-dependencies.mjs';
import { restartWithVulkan } from './restart-with-vulkan.mjs';

ensureDependencies();
await restartWithVulkan();
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
