/** Builds the page into dist, with our terminal; false where it cannot be built, which vite has said by then. */
import { spawnSync } from 'node:child_process';

export const buildPage = (): boolean => spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], { stdio: 'inherit' }).status === 0;
