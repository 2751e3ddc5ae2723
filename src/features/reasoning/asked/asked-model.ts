/** The model behind a URL that the page asks: what was typed of it, and, once it is used, the endpoint itself. Its key is held elsewhere (ui/endpoint/held-key.ts). */
import type { Endpoint } from '#endpoint/endpoint.ts';
import { NO_ENDPOINT, type EndpointDraft } from '#ui/endpoint/endpoint-draft.ts';

export interface AskedModel {
  readonly draft: EndpointDraft;
  /** Null: none was chosen, or what was chosen is being changed. */
  readonly endpoint: Endpoint | null;
  /** Its form is open. */
  readonly settingUp: boolean;
}

export const NO_MODEL: AskedModel = { draft: NO_ENDPOINT, endpoint: null, settingUp: false };
