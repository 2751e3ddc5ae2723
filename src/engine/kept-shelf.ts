/** The page's reach for what this browser keeps of trainings: files alone, so that it needs neither worker nor GPU. */
import type { KeptShelf } from './protocol.ts';
import { KeptTrainings } from './train/kept-trainings.ts';
import { opfsFiles } from './train/opfs-files.ts';
import { drafterFolder } from './train/trained-drafter.ts';

const kept = new KeptTrainings(opfsFiles);

export const keptShelf: KeptShelf = {
  list: () => kept.list(),
  forget: (name) => kept.forget(name),
  folder: async (name) => drafterFolder(await kept.drafter(name)),
};
