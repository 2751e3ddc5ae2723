/** The quiet bar that moves the one cursor: steps, play, a slider with a mark at each change, speed. */
import { momentsOf, placeAt, type Step } from '#core/pibench/view/moments.ts';
import { SPEEDS, type Speed } from '#core/pibench/view/tempo.ts';
import { sessionIndexAt } from '#core/pibench/view/sessions-of.ts';
import { IconButton } from '#ui/controls/button.tsx';
import { Scrubber } from '#ui/controls/scrubber.tsx';
import type { GlyphName } from '#ui/glyph.tsx';
import { helpWithKeys, playPause, STEPS, type PibenchDesk } from '../commands/pibench-commands.ts';
import { pibenchStrings } from '../pibench-strings.ts';
import { ScrubMarks } from './scrub-marks.tsx';
import styles from './transport.module.css';

const words = pibenchStrings.transport;
const BEFORE = [['first', 'first'], ['previous-session', 'round-back'], ['previous-turn', 'back']] as const satisfies readonly (readonly [Step, GlyphName])[];
const AFTER = [['next-turn', 'forward'], ['next-session', 'round-forward'], ['last', 'last']] as const satisfies readonly (readonly [Step, GlyphName])[];

export function StageTransport({ desk }: { readonly desk: PibenchDesk }) {
  const { run, cursor, playing, speed, seek, set } = desk.session;
  const events = run?.events ?? [];
  const atEnd = run !== null && cursor >= events.length && events.at(-1)?.type === 'end';
  const place = placeAt(events, cursor);
  const where = place && run ? words.where(sessionIndexAt(events, cursor) + 1, run.header.tasks.length, place.turn) : words.before;
  const steps = (list: typeof BEFORE | typeof AFTER) => list.map(([id, icon]) => <IconButton key={id} icon={icon} label={STEPS[id].label} data-step={id} disabled={!run} onClick={() => STEPS[id].perform(desk)} />);
  const moments = momentsOf(events);
  return (
    <section className={styles.bar} aria-label={words.heading} data-run-keys>
      <h2 className="visually-hidden">{words.heading}</h2>
      <div className={styles.buttons}>
        {steps(BEFORE)}
        <IconButton large icon={playing ? 'pause' : atEnd ? 'replay' : 'play'} label={playing ? words.pause : atEnd ? words.replay : words.play} disabled={!run} onClick={() => playPause.perform(desk)} />
        {steps(AFTER)}
      </div>
      <div className={styles.track}>
        <ScrubMarks moments={moments} drawn={moments.length} seen={moments.findLastIndex((moment) => moment.cursor <= cursor) + 1} length={Math.max(1, events.length)} />
        <Scrubber max={events.length} value={cursor} disabled={!run} aria-label={words.position} aria-valuetext={where} data-testid="position" onMove={seek} />
      </div>
      <p className={styles.where}>{where}</p>
      <button type="button" className={styles.keys} aria-label={helpWithKeys.label} title={helpWithKeys.label} onClick={() => helpWithKeys.perform(desk)}>
        <kbd>{words.keys.space}</kbd> {words.keys.play} <kbd>←</kbd> <kbd>→</kbd> {words.keys.step} <kbd>?</kbd> {words.keys.all}
      </button>
      <label className={styles.speed}>
        <span className="visually-hidden">{words.speed}</span>
        <select value={speed} onChange={(event) => set({ speed: Number(event.target.value) as Speed })}>{SPEEDS.map((x) => <option key={x} value={x}>{words.times(x)}</option>)}</select>
      </label>
    </section>
  );
}
