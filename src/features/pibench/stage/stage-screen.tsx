/** The stage over the page's room: what is on it, who answers next, whose turn it is, and the run as a file. */
import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Persona } from '#core/pibench/task.ts';
import { rememberedShortcuts } from '#ui/commands/remembered-shortcuts.ts';
import { useCommandKeys } from '#ui/commands/use-command-keys.ts';
import { KeysDialog } from '../commands/keys-dialog.tsx';
import { PIBENCH_COMMANDS, type PibenchDesk, type Scores, type StageDesk } from '../commands/pibench-commands.ts';
import { PibenchView } from '../pibench-view.tsx';
import type { PibenchRoom } from '../session/pibench-room.ts';
import type { PibenchSession } from '../session/pibench-session.ts';
import { overBy, scoresOf } from '../session/scores-of.ts';
import { stagedPersona } from '../session/staged-persona.ts';
import { usePibenchLink } from '../session/use-pibench-link.ts';
import { usePibenchPlayback } from '../session/use-pibench-playback.ts';
import { PersonComposer } from './person-composer.tsx';
import { RunBar } from './run-bar.tsx';
import { RunMenu } from './run-menu.tsx';

const nothingOver = ({ session }: StageDesk): boolean => !session.helping && !session.listing;
const single = (): boolean => rememberedShortcuts();

/** Both scores of what the stage shows, of the sessions that are over at its cursor. */
function useScores({ run, cursor }: PibenchSession, persona: Persona | null): Scores | null {
  const over = run ? overBy(run, cursor) : 0;
  return useMemo(() => (run && run.header.persona === persona?.id ? scoresOf(persona, run, over) : null), [run, over, persona]);
}

export function StageScreen({ room }: { readonly room: PibenchRoom }) {
  const session = useStore(room.stage);
  const { data, choice, running, choosing, turn, seen, set } = useStore(room.store);
  const shown = room.shown;
  const staged = data.kind === 'ready' ? stagedPersona(session, data.dataset.personas) : null;
  const scores = useScores(session, staged);
  const choosePersona = useCallback((id: string) => room.choose(id), [room]);
  const again = useCallback(() => void room.load(location.search), [room]);
  const all = useMemo(() => (staged && scores ? { ...seen, [staged.id]: scores } : seen), [seen, staged, scores]);
  const deskOf = useCallback((of: PibenchSession): PibenchDesk => ({ session: of, data, scores: all, choosePersona, again }), [data, all, choosePersona, again]);
  const desk = useCallback(() => deskOf(room.stage.getState()), [room, deskOf]);
  useCommandKeys({ commands: PIBENCH_COMMANDS, desk, open: nothingOver, single });
  usePibenchPlayback(session);
  usePibenchLink(session);
  const bar = data.kind === 'ready' && (
    <RunBar
      choice={choice} persona={shown} running={running} obstacle={room.players.obstacle()} open={choosing} onOpen={(next) => set({ choosing: next })}
      onChoice={(next) => set({ choice: next })} onStart={() => room.start()} onStop={() => room.stop()} onEndpoint={() => set({ settingUp: true })}
    />
  );
  const menu = data.kind === 'ready' && <RunMenu run={session.run} persona={staged} said={session.said} onSaid={(said) => session.set({ said })} onOpen={(run) => room.openFile(run)} />;
  return (
    <>
      <PibenchView desk={deskOf(session)} bar={bar} menu={menu} composer={turn && <PersonComposer turn={turn} persona={shown} />} />
      <KeysDialog open={session.helping} onClose={() => session.set({ helping: false })} />
    </>
  );
}
