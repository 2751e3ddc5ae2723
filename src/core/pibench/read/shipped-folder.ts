/** Our own set as a Folder, behind a static host: its list is a file (`index.json`), and the rest is fetched when it is read. */
import * as v from 'valibot';
import { isInside, type Folder } from './folder.ts';

export const SHIPPED_LIST = 'index.json';

const schema = v.array(v.object({ path: v.pipe(v.string(), v.check(isInside)), bytes: v.pipe(v.number(), v.integer(), v.minValue(0)) }));

/** `fetchText` rejects where a file cannot be had. */
export async function shippedFolder(fetchText: (path: string) => Promise<string>): Promise<Folder> {
  const files = v.parse(schema, JSON.parse(await fetchText(SHIPPED_LIST)));
  return { name: 'own', files, text: fetchText };
}
