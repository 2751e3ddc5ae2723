/** Words for reaching a model behind a URL. What its server says, and why it cannot be reached, comes from endpoint/ as it is. */
import type { AddressSpace } from '#endpoint/endpoint-address.ts';
import { count } from '#ui/number-format.ts';
import { plural } from '#ui/plural.ts';
import { wording } from '#ui/wording.ts';
import type { Cap } from './endpoint-draft.ts';

export const endpointStrings = wording({
  heading: 'A model behind a URL',

  presets: 'Servers on your own computer',
  presetsHint: 'Choosing one fills in where it listens unless told otherwise.',
  start: (name: string) => `Start ${name} so that this page may read its answers:`,
  open: 'It lets every page read them unless it is told otherwise: the setting above lets only this one.',
  restart: 'If it runs already, stop it first.',

  base: 'Address',
  baseExample: 'http://localhost:8080/v1',
  model: 'Model',
  modelExample: 'as the server calls it',
  modelsKnown: (n: number) => (n === 0 ? 'It lists no models.' : `It lists ${plural(n, 'model')}: the field offers them.`),
  modelsUnknown: 'Test the connection, and the field offers the models that there are.',

  key: 'Key',
  keyHint: 'Only if the server wants one. It stays in the memory of this page: it is in no link, no saved run, and no message of this page.',
  keyHeld: 'A key is held. Type another one to replace it.',
  keyKept: '•••••••• (held)',
  keyForget: 'Forget the key',
  keyForgotten: 'The key is forgotten.',
  remember: 'Keep the key until this tab is closed',
  rememberHint: 'It then survives a reload, with the address and the model. It lies in the storage of this tab, where other scripts of this site could read it.',
  rememberFailed: 'This browser keeps nothing for this page, so the key is only in its memory.',

  limits: 'Limits',
  caps: {
    maxTokens: 'Tokens in an answer',
    mostCharacters: 'Characters in a prompt',
    runTokens: 'Tokens in all',
  } satisfies Record<Cap, string>,
  capHints: {
    maxTokens: 'Models that think first need more.',
    mostCharacters: 'What is older is left out. About four characters are a token.',
    runTokens: 'Read and written together: what is asked stops there, and keeps what it has.',
  } satisfies Record<Cap, string>,
  capUsed: (typed: string, used: number) => `${typed} is out of range: ${count(used)} is used.`,
  capKept: (used: number) => `That is not a number: it stays ${count(used)}.`,
  capShown: count,

  traffic: {
    to: {
      loopback: (sent: string, host: string) => `${sent} goes to ${host}, a program on this computer. This page sends it nowhere else; what that program does with it is its own affair.`,
      local: (sent: string, host: string) => `${sent} goes straight to ${host} on your network, and nowhere else.`,
      public: (sent: string, host: string) => `${sent} goes straight to ${host}, and nowhere else. Its owner may keep it, and may charge for it.`,
    } satisfies Record<AddressSpace, (sent: string, host: string) => string>,
    plain: 'It goes over http, so others on the way could read it, the key too.',
  },

  test: 'Test connection',
  testing: 'Asking for its models, then for one word …',
  stop: 'Stop',
  well: 'It works.',
  unwell: 'It does not work yet.',
  use: 'Use this model',
  missing: 'Write an address and a model first.',
});
