/**
 * Writes the held-out sets, once, before any training: public/models/heldout/heldout.json and its SHA-256.
 *
 *   npx tsx src/core/tasks/write-held-out.ts --out public/models/heldout
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { heldOutSets } from './held-out-sets.ts';

const { values } = parseArgs({ options: { out: { type: 'string', default: 'public/models/heldout' } } });
const text = `${JSON.stringify(heldOutSets()).replaceAll('],[', '],\n[')}\n`;
mkdirSync(values.out, { recursive: true });
writeFileSync(join(values.out, 'heldout.json'), text);
const hash = createHash('sha256').update(text).digest('hex');
writeFileSync(join(values.out, 'heldout.json.sha256'), `${hash}  heldout.json\n`);
console.log(`${hash}  ${text.length} bytes`);
