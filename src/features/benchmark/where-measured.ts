/** Short names for where something was measured. A file holds what the browser says of itself, which can be a line long. */
import type { AdapterFacts } from '#engine/protocol.ts';
import { benchmarkStrings } from './benchmark-strings.ts';

/** In this order: Edge calls itself Chrome too, and both call themselves Safari. */
const BROWSERS = [
  ['Edge', /Edg\/(\d+)/],
  ['Firefox', /Firefox\/(\d+)/],
  ['Chrome', /(?:Headless)?Chrome\/(\d+)/],
  ['Safari', /Version\/(\d+).*Safari\//],
] as const;

/** `npm run bench` writes “Chromium 156.0.1.2”, a page its whole user agent; what neither rule knows is shown as it is. */
export function browserName(text: string): string {
  const named = /^(\w+) (\d+)[\d.]*$/.exec(text);
  if (named) return `${named[1]} ${named[2]}`;
  for (const [name, pattern] of BROWSERS) {
    const version = pattern.exec(text)?.[1];
    if (version !== undefined) return `${name} ${version}`;
  }
  return text;
}

export function adapterName({ vendor, architecture, description }: AdapterFacts): string {
  if (architecture === 'swiftshader') return benchmarkStrings.where.swiftshader;
  return description || [vendor, architecture].filter(Boolean).join(' ') || benchmarkStrings.where.unnamed;
}
