/** What this browser keeps of trainings, fetched when it is first asked for: the first route does not carry it. */
import type { KeptShelf } from '#engine/protocol.ts';

export async function openShelf(): Promise<KeptShelf> {
  const { keptShelf } = await import('#engine/kept-shelf.ts');
  return keptShelf;
}
