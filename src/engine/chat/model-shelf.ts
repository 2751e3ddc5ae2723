/** Where models come from, as the chat asks for them: the Hub or another host by way of what this browser keeps, or files of the visitor's own. */
import type { KeptModel, ModelChoice, ModelOffer } from '#engine/chat-protocol.ts';
import type { ByteSource } from '#engine/weights/byte-source.ts';

export interface OpenedFiles {
  readonly title: string;
  /** Of what is kept; null: files of the visitor's own. */
  readonly key: string | null;
  readonly sources: readonly ByteSource[];
  /** They are not read any more. */
  readonly close: () => Promise<void>;
}

export interface Offered extends Omit<ModelOffer, 'memory'> {
  /** Through which headers can be read before the rest is fetched; they say NoRanges where the host sends files whole alone. */
  readonly heads: readonly ByteSource[];
}

export interface ModelShelf {
  look(choice: ModelChoice): Promise<Offered>;
  open(choice: ModelChoice, options: { readonly signal: AbortSignal; readonly onProgress: (bytes: number, totalBytes: number) => void }): Promise<OpenedFiles>;
  kept(): Promise<readonly KeptModel[]>;
  forget(key: string): Promise<void>;
}
