/** `npm test`: from a fresh clone to one line, `N passed, 0 failed`. Installs what is missing, then runs every check. */
import { ensureDependencies } from './ensure-dependencies.mjs';
import { runTool } from './run-tool.mjs';

ensureDependencies();
process.exit(await runTool('tsx/dist/cli.mjs', ['scripts/check/check.ts', ...process.argv.slice(2)]));
