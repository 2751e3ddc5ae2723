/** π-Bench's page: its room, kept while one looks elsewhere, its keys, its link, its clock; what is drawn is pibench-view.tsx's. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { runScore } from '#core/pibench/score/run-score.ts';
import { rememberedShortcuts } from '#ui/commands/remembered-shortcuts.ts';
import { useCommandKeys } from '#ui/commands/use-command-keys.ts';
import { PIBENCH_COMMANDS, type PibenchDesk, type Scores } from './commands/pibench-commands.ts';
import { EndpointDialog } from './endpoint/endpoint-dialog.tsx';
import { PibenchView } from './pibench-view.tsx';
import { keptRoom, type PibenchRoom, type TabAgent } from './session/pibench-room.ts';
import type { PibenchSession } from './session/pibench-session.ts';
import { writeChoice, type RunChoice } from './session/run-choice.ts';
import { usePibenchLink } from './session/use-pibench-link.ts';
import { usePibenchPlayback } from './session/use-pibench-playback.ts';
import { PersonComposer } from './stage/person-composer.tsx';
import { RunBar } from './stage/run-bar.tsx';

const always = (): boolean => true;
const single = (): boolean => rememberedShortcuts();

/** Both scores of what the stage shows, at its cursor. */
function useScores({ run, cursor }: PibenchSession, room: PibenchRoom): Scores | null {
  return useMemo(() => {
    const persona = room.shown;
    if (!run || run.header.persona !== persona?.id) return null;
    const { score } = runScore(persona, run.events.slice(0, cursor), run.header.maxTurns);
    return { proc: score?.proc ?? null, comp: score?.comp ?? null };
  }, [run, cursor, room]);
}

function useChoiceLink(choice: RunChoice): void {
  useEffect(() => {
    history.replaceState(history.state, '', location.pathname + writeChoice(choice, location.search) + location.hash);
  }, [choice]);
}

export function PibenchPage({ tabAgent }: { readonly tabAgent: TabAgent }) {
  const [room] = useState(() => keptRoom(tabAgent));
  const session = useStore(room.stage);
  const state = useStore(room.store);
  const { data, choice, persona, running, choosing, turn, ended, settingUp, set } = state;
  const scores = useScores(session, room);
  const shown = room.shown;
  const first = data.kind === 'ready' ? data.dataset.personas[0]?.id : undefined;
  const choosePersona = useCallback((id: string) => room.choose(id), [room]);
  const again = useCallback(() => void room.load(location.search), [room]);
  const all = useMemo(() => (shown && scores ? { ...ended, [shown.id]: scores } : ended), [ended, shown, scores]);
  const deskOf = useCallback((of: PibenchSession): PibenchDesk => ({ session: of, data, scores: all, choosePersona, again }), [data, all, choosePersona, again]);
  const desk = useCallback(() => deskOf(room.stage.getState()), [room, deskOf]);
  useCommandKeys({ commands: PIBENCH_COMMANDS, desk, open: always, single });
  usePibenchPlayback(session);
  usePibenchLink(session, persona === first ? null : persona);
  useChoiceLink(choice);
  const bar = data.kind === 'ready' && (
    <RunBar
      choice={choice} persona={shown} running={running} obstacle={room.obstacle()} open={choosing} onOpen={(next) => set({ choosing: next })}
      onChoice={(next) => set({ choice: next })} onStart={() => room.start()} onStop={() => room.stop()} onEndpoint={() => set({ settingUp: true })}
    />
  );
  return (
    <>
      <PibenchView desk={deskOf(session)} bar={bar} composer={turn && <PersonComposer turn={turn} />} />
      <EndpointDialog room={room} open={settingUp} />
    </>
  );
}
