/** Every way in which a model behind a URL gives no answer: a sentence that says what happened and what to do, and whether trying again may help. */

export type FaultKind =
  /** What was typed is no address, or nothing is behind it. */
  | 'address'
  | 'unreachable'
  /** Its server is there, but does not let this page read what it says. */
  | 'cors'
  | 'mixed-content'
  | 'permission'
  | 'key'
  | 'forbidden'
  | 'model'
  /** The conversation does not fit. */
  | 'context'
  /** It takes no tools. */
  | 'tools'
  | 'request'
  | 'busy'
  | 'quota'
  | 'server'
  /** It said nothing for too long, or was still at it when its time was over. */
  | 'silent'
  | 'late'
  /** It wrote more than is taken. */
  | 'too-long'
  | 'broken'
  /** What came is not of the protocol. */
  | 'malformed'
  /** As much as its visitor allowed has been asked of it. */
  | 'spent';

export class EndpointFault extends Error {
  readonly kind: FaultKind;
  readonly again: boolean;
  /** Seconds that the server asked to wait; null: it did not say. */
  readonly waitSeconds: number | null;

  constructor(kind: FaultKind, sentence: string, { again = false, waitSeconds = null }: { readonly again?: boolean; readonly waitSeconds?: number | null } = {}) {
    super(sentence);
    this.name = 'EndpointFault';
    this.kind = kind;
    this.again = again;
    this.waitSeconds = waitSeconds;
  }
}
