/**
 * Where no Vulkan driver is named, this process runs again with Chromium's software GPU named: Dawn opens its loader by name, and the dynamic linker reads
 * where to look only once, as a process starts.
 */
import { spawn } from 'node:child_process';

export async function restartWithVulkan() {
  if (process.env.VK_ICD_FILENAMES || process.env.VK_DRIVER_FILES) return;
  const { tsImport } = await import('tsx/esm/api');
  const { vulkanEnvironment } = await tsImport('./find-chromium.ts', import.meta.url);
  const found = vulkanEnvironment();
  if (Object.keys(found).length === 0) return;
  const child = spawn(process.execPath, process.argv.slice(1), { stdio: 'inherit', env: { ...process.env, ...found } });
  // a terminal interrupts both of us: that one ends when it has kept what it has
  process.on('SIGINT', () => undefined);
  process.once('SIGTERM', () => child.kill('SIGTERM'));
  process.exit(await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1))));
}
