/** The endpoint's panel in a dialog: where it is used, it becomes the room's. */
import { useStore } from 'zustand';
import { Dialog } from '#ui/controls/dialog.tsx';
import { browserLine, browserSurroundings } from '#ui/endpoint/browser-line.ts';
import { useEndpoint } from '#ui/endpoint/use-endpoint.ts';
import { playStrings as words } from '../play-strings.ts';
import type { PibenchRoom } from '../session/pibench-room.ts';
import type { AgentDraft } from './agent-draft.ts';
import { AgentEndpointPanel } from './agent-endpoint-panel.tsx';

export function EndpointDialog({ room, open }: { readonly room: PibenchRoom; readonly open: boolean }) {
  const { draft, set } = useStore(room.store);
  const panel = useEndpoint<AgentDraft>({
    draft, held: room.held, line: browserLine, surroundings: browserSurroundings,
    // what was set up is not what is now being typed
    onDraft: (next) => {
      set({ draft: next, endpoint: null });
      room.held.belongsTo(next);
    },
    onKey: () => set({ endpoint: null }),
    onUse: (endpoint) => set({ endpoint, settingUp: false }),
  });
  return <Dialog open={open} aria-label={words.endpoint.heading} onClose={() => set({ settingUp: false })}><AgentEndpointPanel {...panel} /></Dialog>;
}
