/**
 * Finds a Chromium to test in, and the software Vulkan driver that lies beside it.
 *
 * Dawn's Node binding needs two things that no npm package brings: the Vulkan loader (libvulkan.so.1) and a driver (an
 * "ICD", named by a JSON file). Every Chromium for Linux ships both next to its binary, so one browser is all that a
 * fresh machine has to get. macOS and Windows have drivers of their own.
 */
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_APPS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function onPath(): string[] {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
}

/** Browsers that `playwright install chromium` has put into its cache, newest first. */
function inPlaywrightCache(): string[] {
  const caches = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
  ];
  const inside = ['chrome-linux64/chrome', 'chrome-linux/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'];
  return caches
    .filter((cache) => cache !== undefined)
    .filter((cache) => existsSync(cache))
    .flatMap((cache) =>
      readdirSync(cache)
        .filter((name) => /^chromium-\d+$/.test(name))
        .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
        .flatMap((name) => inside.map((path) => join(cache, name, path))),
    );
}

/** Path of a Chromium, or null. `CHROMIUM_PATH` wins. */
export function findChromium(): string | null {
  const asked = process.env.CHROMIUM_PATH;
  const candidates = [...(asked ? [asked] : []), ...onPath(), ...MAC_APPS, ...inPlaywrightCache()];
  return candidates.find((path) => existsSync(path)) ?? null;
}

/** The folder that holds Chromium's own Vulkan loader and SwiftShader, or null. */
function findVulkanFolder(): string | null {
  const chromium = findChromium();
  const folders = [
    ...(chromium ? [dirname(realpathSync(chromium))] : []),
    '/usr/lib/chromium',
    '/usr/lib/chromium-browser',
    '/opt/google/chrome',
    ...inPlaywrightCache().map((path) => dirname(path)),
  ];
  return folders.find((folder) => existsSync(join(folder, 'vk_swiftshader_icd.json'))) ?? null;
}

/**
 * What must stand in the environment of a Node process *before it starts* so that Dawn finds a GPU: the loader is opened
 * by name, and the dynamic linker reads LD_LIBRARY_PATH only once. A VK_ICD_FILENAMES already set (a real GPU, lavapipe) wins.
 */
export function vulkanEnvironment(): Record<string, string> {
  if (process.platform !== 'linux') return {};
  const folder = findVulkanFolder();
  if (folder === null) return {};
  const libraries = process.env.LD_LIBRARY_PATH;
  return {
    VK_ICD_FILENAMES: process.env.VK_ICD_FILENAMES ?? join(folder, 'vk_swiftshader_icd.json'),
    // After what is there: a system's own loader comes first.
    LD_LIBRARY_PATH: libraries ? `${libraries}${delimiter}${folder}` : folder,
  };
}
