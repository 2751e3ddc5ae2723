/** Nothing loaded, the pair that comes with the page (by what it is called in files that lie here), a model without a template, one at work, one at rest. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ReadyModel } from '#engine/chat-protocol.ts';
import type { Loaded } from './chat-session.ts';
import { READY } from './played-connection.ts';
import { SHIPPED, whyUnasked } from './why-unasked.ts';

const loaded = (more: Partial<ReadyModel> = {}): Loaded => ({ model: { ...READY, ...more }, wanted: { choice: { kind: 'kept', key: 'a' }, address: null, title: 'small' } });
const shipped = (sha256: string): Loaded => loaded({ identity: { ...READY.identity, sha256 }, chats: false });

it('knows the shipped pair by the files that are shipped', () => {
  expect(SHIPPED).toEqual(['target', 'draft'].map((name) => createHash('sha256').update(readFileSync(`public/models/${name}/config.json`)).digest('hex')));
});

it.each([
  ['none', null, false],
  ['shipped', shipped(SHIPPED[0]!), false],
  ['shipped', shipped(SHIPPED[1]!), true],
  ['no-template', loaded({ chats: false }), true],
  ['answering', loaded(), true],
  [null, loaded(), false],
] as const)('says %s', (why, target, answering) => expect(whyUnasked({ target, answering })).toBe(why));
