/** A step of the tour, above the player: what one sees, one thing to do with mouse or keys, and, once it is done, what it means. */
import { useEffect, useRef } from 'react';
import { Button } from '#ui/controls/button.tsx';
import { Glyph } from '#ui/glyph.tsx';
import { Keys } from '#ui/keys.tsx';
import { openPalette } from '../commands/help-commands.ts';
import { tourStrings as words, type StepWords } from './tour-strings.ts';
import { TOUR_HEADING } from './tour-places.ts';
import { useRoom } from './use-room.ts';
import styles from './tour.module.css';

interface Props {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly step: StepWords;
  readonly keys: readonly string[];
  /** They work: it is not that single keys are switched off. */
  readonly keysWork: boolean;
  readonly done: boolean;
  /** The title of the run to compare with. */
  readonly other: string;
  /** What to do when the tour is over; null before its end. */
  readonly toTryNext: string | null;
  readonly aside: boolean;
  /** The tour waits: why, and what leads back to it. */
  readonly waits: { readonly text: string; readonly goBack: string } | null;
  readonly onReturn: () => void;
  readonly onBack: (() => void) | null;
  /** The last step finishes the tour. */
  readonly onNext: () => void;
  readonly onEnd: () => void;
}

function ToDo({ step, keys, keysWork, other }: Pick<Props, 'step' | 'keys' | 'keysWork' | 'other'>) {
  return (
    <p className={styles.act}>
      <strong>{step.act(other)}</strong>{' '}
      <span className={styles.keys}>
        {keysWork ? <>{words.or} <Keys names={keys} /> {step.byKeys}</> : words.shortcutsOff(openPalette.keys.join(' '))}
      </span>
    </p>
  );
}

export function TourCard({ number, of, step, keys, keysWork, done, other, toTryNext, aside, waits, onReturn, onBack, onNext, onEnd }: Props) {
  const card = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const said = useRef<HTMLDivElement>(null);
  useRoom(card, said);
  const waiting = waits !== null;
  useEffect(() => {
    // Whoever is busy with a run of their own is left where they are.
    if (waiting) return;
    // A dialog that is closing would give the focus back to where it was.
    const frame = requestAnimationFrame(() => heading.current?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
  }, [number, waiting]);
  const last = number === of;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, from anywhere inside, puts it away
    <section
      ref={card} className={styles.card} data-testid="tour" data-done={done || undefined} aria-labelledby={TOUR_HEADING}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onEnd();
      }}
    >
      <div className={styles.inside}>
        <div className={styles.head}>
          <p className={styles.progress} id="tour-progress">{words.progress(number, of)}</p>
          <h2 ref={heading} id={TOUR_HEADING} className={styles.heading} tabIndex={-1} aria-describedby="tour-progress tour-said">{step.title}</h2>
        </div>
        <div ref={said} className={styles.said} role="group" aria-labelledby={TOUR_HEADING}>
          <div id="tour-said" className={styles.asked}>{!done && !waits && <><p className={styles.text}>{step.text}</p><ToDo step={step} keys={keys} keysWork={keysWork} other={other} /></>}</div>
          <div role="status">
            {waits && <p className={styles.text}>{waits.text}</p>}
            {done && (
              <>
                <p className={styles.text}><strong className={styles.seen}><Glyph name="check" size={14} />{words.seen}</strong> {step.seen}</p>
                {toTryNext && <p className={styles.text}>{toTryNext}</p>}
              </>
            )}
          </div>
          {aside && <p className={styles.aside}>{words.aside}</p>}
        </div>
        <div className={styles.buttons}>
          <Button kind="quiet" onClick={onEnd}>{words.end}</Button>
          {onBack && !waits && <Button kind="quiet" onClick={onBack}>{words.back}</Button>}
          <Button kind={done || waits ? 'main' : 'plain'} onClick={waits ? onReturn : onNext}>{waits ? waits.goBack : last ? words.finish : done ? words.next : words.skip}</Button>
        </div>
      </div>
    </section>
  );
}
