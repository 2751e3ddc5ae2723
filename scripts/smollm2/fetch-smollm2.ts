/** Has SmolLM2-135M-Instruct made ready in .cache/smollm2/ (make_models.py), with what Python this machine has. Quick where all is there. */
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

export const SMOLLM2 = '.cache/smollm2';

/** null, or the sentence why it cannot be had. */
export function fetchSmolLM2(): string | null {
  const command = process.platform === 'win32' ? 'python' : 'python3';
  const { status, error, stderr } = spawnSync(command, ['scripts/smollm2/make_models.py', '--cache', SMOLLM2], { stdio: ['ignore', 'inherit', 'pipe'], encoding: 'utf8' });
  if (error) return `SmolLM2 is made ready by ${command}, which does not start here (${error.message}).`;
  if (status === 0) return null;
  return stderr.trim().split('\n').at(-1) ?? `${command} could not make SmolLM2 ready.`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const missing = fetchSmolLM2();
  if (missing !== null) {
    console.error(missing);
    process.exitCode = 1;
  }
}
