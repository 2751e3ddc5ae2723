/** The form for the model that the page asks, in a dialog: where it is used, it becomes the session's. */
import { Dialog } from '#ui/controls/dialog.tsx';
import type { Endpoint } from '#endpoint/endpoint.ts';
import { browserLine, browserSurroundings } from '#ui/endpoint/browser-line.ts';
import { EndpointPanel } from '#ui/endpoint/endpoint-panel.tsx';
import type { HeldKey } from '#ui/endpoint/held-key.ts';
import { useEndpoint } from '#ui/endpoint/use-endpoint.ts';
import type { AskedModel } from './asked-model.ts';
import { ASK_PURPOSE, askedStrings as words } from './asked-strings.ts';

interface Props {
  readonly model: AskedModel;
  readonly held: HeldKey;
  readonly onModel: (model: AskedModel) => void;
  readonly onUse: (endpoint: Endpoint) => void;
}

export function ModelDialog({ model, held, onModel, onUse }: Props) {
  const panel = useEndpoint({
    draft: model.draft, held, line: browserLine, surroundings: browserSurroundings,
    onDraft: (draft) => {
      // limits may be raised under the same model; another address or name is another model
      const same = draft.base === model.draft.base && draft.model === model.draft.model;
      onModel({ ...model, draft, endpoint: same ? model.endpoint : null });
      held.belongsTo(draft);
    },
    onKey: () => onModel({ ...model, endpoint: null }),
    onUse,
  });
  return <Dialog open={model.settingUp} aria-label={words.dialog} onClose={() => onModel({ ...model, settingUp: false })}><EndpointPanel {...panel} purpose={ASK_PURPOSE} /></Dialog>;
}
