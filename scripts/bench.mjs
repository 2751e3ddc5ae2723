/** `npm run bench -- --suite NAME [--out FILE] [--only PATTERN] [--full]`, or `--list`. Installs what is missing, then measures. */
import { ensureDependencies } from './ensure-dependencies.mjs';
import { runTool } from './run-tool.mjs';

ensureDependencies();
process.exit(await runTool('tsx/dist/cli.mjs', ['e2e/bench/bench.ts', ...process.argv.slice(2)]));
