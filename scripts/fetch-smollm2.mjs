/** `node scripts/fetch-smollm2.mjs`: a real model for tests and benchmarks that use one where it is at hand, into .cache/smollm2/. */
import { ensureDependencies } from './ensure-dependencies.mjs';
import { runTool } from './run-tool.mjs';

ensureDependencies();
process.exit(await runTool('tsx/dist/cli.mjs', ['scripts/smollm2/fetch-smollm2.ts']));
