/** Why the model of this tab cannot be asked by whoever wants an assistant, or may not be; null: it can. */
import type { ChatSession } from './chat-session.ts';

export type Unasked = 'none' | 'answering' | 'shipped' | 'no-template';

/** Of config.json, as the worker calls models: the pair that comes with the page writes tales and sums, and was taught nothing else. */
export const SHIPPED: readonly string[] = ['78a2be3a08119f27cca318f77947378342d0b31b6aad315d2c8d84d701982ace', '683f905aea1fa47706a2b9442edeb3f0d7c458c71ab571d754e6c4f9ab6971f2'];

export function whyUnasked({ target, answering }: Pick<ChatSession, 'target' | 'answering'>): Unasked | null {
  if (!target) return 'none';
  if (SHIPPED.includes(target.model.identity.sha256)) return 'shipped';
  if (!target.model.chats) return 'no-template';
  return answering ? 'answering' : null;
}
