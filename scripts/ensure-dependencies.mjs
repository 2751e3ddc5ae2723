/**
 * Installs what package-lock.json names, when it is not there yet. Plain Node without imports of ours or anyone's: this is
 * what runs first on a machine that holds nothing but Node.
 *
 * "Not there" is read from the copy of the lock file that npm leaves in node_modules: every package must be present in the
 * same version, except those that npm left out for another platform.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const readPackages = (path) => JSON.parse(readFileSync(path, 'utf8')).packages ?? {};

function isInstalled() {
  const installedLock = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const installed = readPackages(installedLock);
  return Object.entries(readPackages(join(root, 'package-lock.json'))).every(
    ([path, wanted]) => path === '' || wanted.optional === true || installed[path]?.version === wanted.version,
  );
}

/** Runs npm, whoever started us: under `npm start` the path of npm itself is in the environment. */
function npm(...args) {
  const own = process.env.npm_execpath;
  const options = {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  };
  return own?.endsWith('.js')
    ? spawnSync(process.execPath, [own, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** Leaves with a sentence where it cannot. */
export function ensureDependencies() {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    console.error(`Slipstream needs Node ${OLDEST_NODE} or newer; this is ${process.versions.node}. See https://nodejs.org.`);
    process.exit(1);
  }
  if (isInstalled()) return;
  console.log('Installing the packages that package-lock.json names (npm ci) ...');
  if (npm('ci', '--include=dev', '--no-audit', '--no-fund').status !== 0) {
    console.error('npm ci failed: see its message above. Nothing else was started.');
    process.exit(1);
  }
}
