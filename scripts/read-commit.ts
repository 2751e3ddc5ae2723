/** Which source this is: benchmark files name what they measured. */
import { execSync } from 'node:child_process';

export function readCommit(): string {
  try {
    const git = (command: string): string => execSync(`git ${command}`, { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim();
    return git('rev-parse --short HEAD') + (git('status --porcelain --untracked-files=no') === '' ? '' : '-changed');
  } catch {
    return 'unknown';
  }
}
