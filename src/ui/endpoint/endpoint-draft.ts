/** What a visitor chooses of an endpoint, but for its key: plain data that may stand in links and storage once its address has passed the border. */
import { endpointAddress, type EndpointAddress } from '#endpoint/endpoint-address.ts';
import { EndpointFault } from '#endpoint/endpoint-fault.ts';

export interface EndpointDraft {
  /** As it was typed. */
  readonly base: string;
  readonly model: string;
  /** Tokens of one answer. */
  readonly maxTokens: number;
  /** Characters of one prompt; what is older is left out. */
  readonly mostCharacters: number;
  /** Tokens of all that is asked in one go, read and written: it stops there. */
  readonly runTokens: number;
}

export type Cap = 'maxTokens' | 'mostCharacters' | 'runTokens';

export const CAPS: Readonly<Record<Cap, { readonly least: number; readonly most: number; readonly usual: number }>> = {
  maxTokens: { least: 64, most: 32_768, usual: 2048 },
  mostCharacters: { least: 4000, most: 400_000, usual: 48_000 },
  runTokens: { least: 1000, most: 50_000_000, usual: 2_000_000 },
};

export const NO_ENDPOINT: EndpointDraft = {
  base: '', model: '', maxTokens: CAPS.maxTokens.usual, mostCharacters: CAPS.mostCharacters.usual, runTokens: CAPS.runTokens.usual,
};

/** A cap as it was typed, within its limits; null: it is no number. */
export function settledCap(cap: Cap, typed: string): number | null {
  const digits = typed.replace(/[\s,_]/g, '');
  if (!/^\d+(\.\d+)?(e\d+)?$/i.test(digits)) return null;
  const { least, most } = CAPS[cap];
  return Math.min(Math.max(Math.round(Number(digits)), least), most);
}

/** The address that was typed, or the sentence for what is wrong with it. */
export function draftAddress({ base }: EndpointDraft): EndpointAddress | string {
  try {
    return endpointAddress(base);
  } catch (error) {
    if (error instanceof EndpointFault) return error.message;
    throw error;
  }
}
