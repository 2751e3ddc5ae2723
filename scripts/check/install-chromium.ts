/**
 * Gets a Chromium onto a machine that has none: Debian's package where we are root on Debian, else Playwright's build.
 * It is needed for the pages and, since it ships a Vulkan loader and a software driver, for the kernels' tests in Node too.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findChromium } from '../find-chromium.ts';

function run(command: string, args: readonly string[]): boolean {
  console.log(`$ ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

function isRootOnDebian(): boolean {
  const release = '/etc/os-release';
  return process.getuid?.() === 0 && existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'));
}

function fromDebian(): boolean {
  // Without an update first, a fresh image's package list is empty.
  return run('apt-get', ['update', '-qq']) && run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
}

function fromPlaywright(): boolean {
  return run(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium']);
}

/** Path of a Chromium; installs one when none is found. Throws a sentence when that fails. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  console.log('No Chromium found: installing one.');
  if (isRootOnDebian()) fromDebian();
  if (findChromium() === null) fromPlaywright();
  const installed = findChromium();
  if (installed === null) {
    throw new Error('No Chromium could be installed. Install one by hand, or set CHROMIUM_PATH to the one you have.');
  }
  return installed;
}
