/** What this browser keeps of trainings, as the lab shows it: looked at anew whenever it may have changed; forgotten or saved one by one. */
import { sentenceOf } from '#core/sentence-of.ts';
import type { KeptShelf, KeptTraining } from '#engine/protocol.ts';
import { download } from '#ui/download.ts';
import { zipFiles } from '#ui/zip-files.ts';
import { trainingStrings } from '../training-strings.ts';
import type { TrainingStore } from './training-session.ts';

const words = trainingStrings.kept;

export class KeptHere {
  #looks = 0;

  constructor(
    private readonly store: TrainingStore,
    private readonly open: () => Promise<KeptShelf>,
  ) {}

  /** A browser that has no such place for the page keeps nothing. */
  async look(): Promise<void> {
    const look = ++this.#looks;
    const kept = await this.open().then((shelf) => shelf.list()).catch((): readonly KeptTraining[] => []);
    // a later one knows more
    if (look === this.#looks) this.store.getState().set({ kept });
  }

  /** Says that it is forgotten once it is, or why it is not. */
  async forget({ name }: KeptTraining): Promise<string> {
    try {
      await (await this.open()).forget(name);
      return words.forgotten;
    } catch (error) {
      return sentenceOf(error, trainingStrings.failure.unexpected);
    } finally {
      void this.look();
    }
  }

  /** Says what the drafter was saved as, or why it was not. */
  async save({ name, drafter }: KeptTraining): Promise<string> {
    try {
      const files = await (await this.open()).folder(name);
      const folder = `slipstream-${drafter?.weights ?? name}`;
      download(`${folder}.zip`, new Blob([zipFiles(new Map([...files].map(([file, content]) => [`${folder}/${file}`, content])))], { type: 'application/zip' }));
      return words.saved(`${folder}.zip`);
    } catch (error) {
      return sentenceOf(error, trainingStrings.failure.unexpected);
    }
  }
}
