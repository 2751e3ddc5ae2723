/** What endpoint/ and servers would say, and what they are called: no words of the page's, and the same in every language. */
import { PRESETS } from '#endpoint/presets.ts';
import type { ConnectionReport } from '#endpoint/try-connection.ts';

export const ORIGIN = 'https://slipstream.example';
export const MODELS = ['qwen3-4b', 'llama-3.2-3b', 'gemma-3-4b'] as const;

const report = (kind: ConnectionReport['kind'], sentence: string, models: readonly string[] | null = null): ConnectionReport => ({ ok: kind === null, kind, sentence, models });

export const REPORTS = {
  well: report(null, 'localhost:8080 can be reached, and qwen3-4b answers.', MODELS),
  unreachable: report('unreachable', 'localhost:8080 could not be reached. Check that its server is running, that the port is right, and that there is a connection.'),
  cors: report('cors', 'localhost:11434 is there, but does not let this page read its answers (CORS). Start it with the setting that allows this page. If it has that setting, it may be asking for a key.'),
  mixed: report('mixed-content', 'This page came over https, and from such a page a browser asks nothing of http://models.example. Give the server an https address, or open this page over http.'),
  permission: report('permission', "This browser does not let this page reach programs on this computer. Allow it in the site's settings, left of the address bar, and test again."),
  key: report('key', 'api.models.example does not take this key (401). Check it, or make a new one.'),
  model: report('model', 'localhost:8080 does not offer qwen3-8b. It has qwen3-4b, llama-3.2-3b, gemma-3-4b: choose one of these.', MODELS),
} as const;

/** For the check that no word came past the dictionaries. */
export const endpointSentences: readonly string[] = [
  ...Object.values(REPORTS).map(({ sentence }) => sentence), ...MODELS, ...PRESETS.flatMap(({ name, base, cors }) => [name, base, cors(ORIGIN)]),
  'The address holds a name or a password. Leave out what stands before the @, and write the key into its own field.',
  'localhost:8080', 'localhost:11434', 'localhost:1234', 'localhost:8000', 'models.example', 'api.models.example',
];
