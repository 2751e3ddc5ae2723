/**
 * Two projects. `unit` is plain TypeScript in Node. `gpu` (`*.gpu.test.ts`) runs our kernels in Node through Dawn's binding
 * on Chromium's software Vulkan driver: slow, hence the long timeouts; one file at a time, all in one process, whose device
 * compiles each kernel's text once for all of them.
 */
import { defineConfig } from 'vitest/config';
import { vulkanEnvironment } from './scripts/find-chromium.ts';

// Test files run in forked processes, which inherit this; the linker reads it as they start.
Object.assign(process.env, vulkanEnvironment());

const exclude = ['node_modules/**', 'dist/**', 'e2e/**'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    setupFiles: ['scripts/check/seeded-properties.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{src,shaders,scripts}/**/*.test.{ts,tsx}'],
          exclude: [...exclude, '**/*.gpu.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'gpu',
          environment: 'node',
          include: ['{src,shaders}/**/*.gpu.test.ts'],
          exclude,
          testTimeout: 300_000,
          hookTimeout: 120_000,
          isolate: false,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
