/**
 * The results that lie in bench-results, all of them, whatever suites they are of. Imported while building rather than fetched: they
 * are there with the page's first picture, from any host and path, with nothing to wait for or to fail; and only this page's chunk
 * carries them (some kilobytes, since rows compress well). That they are whole and consistent, stored-results.test.ts checks.
 */
import type { BenchmarkFile } from './result-rows.ts';

export const storedFiles: readonly BenchmarkFile[] = Object.values(import.meta.glob<BenchmarkFile>('/bench-results/*.json', { eager: true, import: 'default' }));
