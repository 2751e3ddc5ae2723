/** E: the quiet bar that moves the one cursor: steps, play, a scrubber over moments, speed, help. */
import { cursorAfter, momentsBefore, momentsOf } from '#core/trace/moments.ts';
import { roundCount } from '#core/trace/rounds.ts';
import { IconButton } from '#ui/controls/button.tsx';
import { Scrubber } from '#ui/controls/scrubber.tsx';
import type { GlyphName } from '#ui/glyph.tsx';
import { openHelp } from '../commands/help-commands.ts';
import { playPause, STEPS } from '../commands/move-commands.ts';
import { useDesk } from '../commands/use-desk.ts';
import { useSession, useSessionStore } from '../session/session-context.ts';
import { SPEEDS, type Speed } from '#core/trace/playback.ts';
import type { View } from '../session/use-view.ts';
import { strings } from '../strings.ts';
import styles from './transport.module.css';

const words = strings.transport;
const BEFORE = [['first', 'first'], ['previous-round', 'round-back'], ['previous-token', 'back']] as const satisfies readonly (readonly [keyof typeof STEPS, GlyphName])[];
const AFTER = [['next-token', 'forward'], ['next-round', 'round-forward'], ['last', 'last']] as const satisfies readonly (readonly [keyof typeof STEPS, GlyphName])[];

export function Transport({ view }: { readonly view: View | null }) {
  const store = useSessionStore();
  const playing = useSession((session) => session.playing);
  const speed = useSession((session) => session.speed);
  const desk = useDesk();

  const moments = view ? momentsOf(view.log).length : 0;
  const here = view ? momentsBefore(view.log, view.cursor) : 0;
  const [round, rounds] = [view?.rounds.length ?? 0, view ? roundCount(view.log) : 0];
  const atEnd = view !== null && moments > 0 && view.cursor >= view.log.length;
  const buttons = (steps: typeof BEFORE | typeof AFTER) =>
    steps.map(([id, icon]) => (
      <IconButton key={id} icon={icon} label={STEPS[id].label} data-step={id} disabled={!view} onClick={() => STEPS[id].perform(desk())} />
    ));
  return (
    <section className={styles.bar} aria-label={words.heading}>
      <h2 className="visually-hidden">{words.heading}</h2>
      <div className={styles.buttons}>
        {buttons(BEFORE)}
        <IconButton large data-tour="play" icon={playing ? 'pause' : atEnd ? 'replay' : 'play'} label={playing ? words.pause : atEnd ? words.replay : words.play} disabled={!view} onClick={() => playPause.perform(desk())} />
        {buttons(AFTER)}
      </div>
      <Scrubber
        max={moments} value={here} disabled={!view}
        aria-label={words.position}
        aria-valuetext={words.where(here, moments, round, rounds)}
        data-testid="position"
        onMove={(to) => view && store.getState().seek(cursorAfter(view.log, to))}
      />
      <p className={styles.where}>{words.short(round, rounds)}</p>
      <label className={styles.speed}>
        <span className="visually-hidden">{words.speed}</span>
        <select value={speed} onChange={(event) => store.getState().set({ speed: Number(event.target.value) as Speed })}>
          {SPEEDS.map((x) => <option key={x} value={x}>{words.times(x)}</option>)}
        </select>
      </label>
      <button type="button" className={styles.help} aria-label={openHelp.label} title={openHelp.label} onClick={() => openHelp.perform(desk())}>?</button>
    </section>
  );
}
