/**
 * The key as long as the page is open: in a private field, and, only if the visitor asks for it, in this tab's session storage, from which it comes back
 * after a reload, with the address and the model that it is for, and is gone with the tab. Never in a link, a log, an export, or the storage of other visits.
 */
import { EndpointKey } from '#endpoint/endpoint-key.ts';
import { draftAddress, type EndpointDraft } from './endpoint-draft.ts';

/** Of `sessionStorage`, as much as is needed; it may be closed to the page and throw. */
export type TabStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Whose key it is. */
export type KeyPlace = Pick<EndpointDraft, 'base' | 'model'>;

const NOWHERE: KeyPlace = { base: '', model: '' };

export class HeldKey {
  #typed = '';
  #remembers = false;
  #place = NOWHERE;
  readonly #storage: () => TabStorage;
  readonly #names: { readonly key: string; readonly place: string };

  /** `page`: whose key it is in the tab's storage. The storage as a function, since reading `sessionStorage` may throw already. */
  constructor(page: string, storage: () => TabStorage) {
    this.#names = { key: `slipstream-${page}-endpoint-key`, place: `slipstream-${page}-endpoint-place` };
    this.#storage = storage;
    const kept = this.#try((tab) => tab.getItem(this.#names.key));
    this.#typed = kept ?? '';
    this.#remembers = this.given;
    if (this.given) this.#place = this.#try((tab) => placeOf(tab.getItem(this.#names.place))) ?? NOWHERE;
  }

  get place(): KeyPlace {
    return this.#place;
  }

  /** An address that is none, or holds what may be secret, is not kept. */
  belongsTo(draft: EndpointDraft): void {
    this.#place = typeof draftAddress(draft) === 'string' ? NOWHERE : { base: draft.base, model: draft.model };
    this.#keep();
  }

  get given(): boolean {
    return this.#typed.trim() !== '';
  }

  get remembers(): boolean {
    return this.#remembers;
  }

  /** Throws an EndpointFault where it is none. */
  key(): EndpointKey {
    return new EndpointKey(this.#typed);
  }

  /** Empty: it is forgotten. */
  hold(typed: string): void {
    this.#typed = typed;
    this.#keep();
  }

  /** False where this tab's storage is closed to the page: then it is not remembered. */
  remember(yes: boolean): boolean {
    this.#remembers = yes;
    this.#remembers = this.#keep() && yes;
    return this.#remembers === yes;
  }

  toJSON(): string {
    return '(key)';
  }

  #keep(): boolean {
    return this.#try((tab) => {
      if (this.#remembers && this.given) {
        tab.setItem(this.#names.key, this.#typed);
        tab.setItem(this.#names.place, JSON.stringify(this.#place));
      } else for (const name of Object.values(this.#names)) tab.removeItem(name);
      return true;
    }) ?? false;
  }

  #try<Result>(work: (storage: TabStorage) => Result): Result | null {
    try {
      return work(this.#storage());
    } catch {
      return null;
    }
  }
}

function placeOf(text: string | null): KeyPlace | null {
  const read = text === null ? null : JSON.parse(text) as Partial<Record<keyof KeyPlace, unknown>>;
  return typeof read?.base === 'string' && typeof read.model === 'string' ? { base: read.base, model: read.model } : null;
}
