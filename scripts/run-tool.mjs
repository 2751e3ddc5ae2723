/** Runs a program that an npm package brings, with our terminal, in the root of the checkout; resolves to its exit code. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './ensure-dependencies.mjs';

export function runTool(script, args = []) {
  const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}
