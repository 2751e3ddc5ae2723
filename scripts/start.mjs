/** `npm start`: from a fresh clone to a served playground. Installs what is missing, builds, serves, prints the address. */
import { ensureDependencies } from './ensure-dependencies.mjs';
import { runTool } from './run-tool.mjs';

ensureDependencies();
const built = await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
if (built !== 0) process.exit(built);
console.log('\nSlipstream is ready. Open the address below in Chrome (or any browser with WebGPU); Ctrl+C stops it.');
process.exit(await runTool('vite/bin/vite.js', ['preview', '--port', '5173', ...process.argv.slice(2)]));
