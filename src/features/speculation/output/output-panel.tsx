/** A: the text of the run, each token with where it came from. Never announced token by token (see announcer.tsx). */
import { useMemo, type ReactNode } from 'react';
import { endingAt } from '#core/trace/ending.ts';
import { sections } from '#core/trace/output.ts';
import type { Selection } from '#core/trace/why.ts';
import { IconButton } from '#ui/controls/button.tsx';
import { Segmented } from '#ui/controls/segmented.tsx';
import { openFind } from '../commands/look-commands.ts';
import { useDesk } from '../commands/use-desk.ts';
import type { FoundMarks } from '../find/current-match.ts';
import { useSession, useSessionStore } from '../session/session-context.ts';
import { TEXT_MODES } from '../session/session.ts';
import type { View } from '../session/use-view.ts';
import { strings } from '../strings.ts';
import { OutputSection } from './output-section.tsx';
import { SourceKey } from './source-key.tsx';
import styles from './output.module.css';

const words = strings.output;
const VIEWS = TEXT_MODES.map((value) => ({ value, label: words.views[value] }));

interface Props {
  readonly view: View | null;
  readonly selected: Selection | null;
  /** What the find bar found. */
  readonly found: FoundMarks;
  /** Stands where the text would, while there is no run. */
  readonly noRun: ReactNode;
}

export function OutputPanel({ view, selected, found, noRun }: Props) {
  const store = useSessionStore();
  const desk = useDesk();
  const mode = useSession((session) => session.textMode);
  const parts = useMemo(() => (view ? sections(view.log, view.rounds) : []), [view]);
  const ending = view && endingAt(view.log, view.cursor);
  const lastRound = view?.rounds.at(-1)?.round ?? 0;
  const lookup = view?.log.header.config.drafter === 'prompt-lookup';
  return (
    <section className={styles.panel} aria-label={words.heading} id="output" tabIndex={-1} data-mode={mode}>
      <header className={styles.header}>
        <h2 className="visually-hidden">{words.heading}</h2>
        {view && <Segmented label={words.view} value={mode} segments={VIEWS} onChange={(textMode) => store.getState().set({ textMode })} />}
        {view && <IconButton icon="search" label={openFind.label} onClick={() => openFind.perform(desk())} />}
      </header>
      <div className={styles.text} aria-live="off" data-testid="output-text">
        {!view && noRun}
        {view && parts.length === 0 && <p className={styles.empty}>{ending ? words.nothing(words.endings[ending]) : words.waiting}</p>}
        {parts.map((part, i) => (
          <OutputSection key={i} section={part} mode={mode} lookup={lookup} lastRound={lastRound} selected={selected} found={found} ending={i === parts.length - 1 ? ending : null} />
        ))}
      </div>
      {mode === 'source' && parts.length > 0 && <SourceKey sources={lookup ? ['lookup', 'target'] : ['draft', 'target']} />}
    </section>
  );
}
