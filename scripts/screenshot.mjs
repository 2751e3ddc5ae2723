/** `npm run screenshot`: takes the README's picture, and the same page narrow and dark, from the build as it stands. */
import { ensureDependencies } from './ensure-dependencies.mjs';
import { runTool } from './run-tool.mjs';

ensureDependencies();
process.exit(await runTool('tsx/dist/cli.mjs', ['scripts/screenshot/screenshot.ts', ...process.argv.slice(2)]));
