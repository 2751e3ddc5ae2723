/** `npm run record`: records the runs that ship with the page. Installs what is missing first. */
import { ensureDependencies } from './ensure-dependencies.mjs';
import { runTool } from './run-tool.mjs';

ensureDependencies();
process.exit(await runTool('tsx/dist/cli.mjs', ['scripts/record/record.ts', ...process.argv.slice(2)]));
