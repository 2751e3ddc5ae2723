/** Names as a reader knows them, from what browsers and adapters say of themselves; what is unknown stays as it is. */
import { expect, it } from 'vitest';
import { adapterName, browserName } from './where-measured.ts';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

it.each([
  ['Chromium 156.0.8078.79', 'Chromium 156'],
  [`Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Chrome/156.0.0.0 Safari/537.36`, 'Chrome 156'],
  [`Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} HeadlessChrome/156.0.0.0 Safari/537.36`, 'Chrome 156'],
  [`Mozilla/5.0 (Windows NT 10.0) ${WEBKIT} Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0`, 'Edge 156'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0', 'Firefox 141'],
  ['Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15', 'Safari 26'],
  ['something of its own', 'something of its own'],
])('%s', (text, name) => expect(browserName(text)).toBe(name));

it.each([
  [{ vendor: 'google', architecture: 'swiftshader', description: '' }, 'SwiftShader, a software GPU'],
  [{ vendor: 'nvidia', architecture: 'hopper', description: 'NVIDIA H100' }, 'NVIDIA H100'],
  [{ vendor: 'apple', architecture: 'metal-3', description: '' }, 'apple metal-3'],
  [{ vendor: '', architecture: '', description: '' }, 'without a name'],
])('%o', (facts, name) => expect(adapterName({ ...facts, features: [] })).toBe(name));
