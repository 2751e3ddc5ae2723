/** The page: a question, the text it leads to with everybody's hand in it, the rounds, and why each token is there. */
import { useEffect } from 'react';
import { SHIPPED } from '#core/trace/trained-weights.ts';
import { noticesAt } from '#core/trace/notices.ts';
import { Announcer } from './announcer.tsx';
import { HelpDialog } from './commands/help-dialog.tsx';
import { Palette } from './commands/palette.tsx';
import { useShortcuts } from './commands/use-shortcuts.ts';
import { PromptForm } from './controls/prompt-form.tsx';
import { RunMenu } from './exchange/run-menu.tsx';
import { notHere } from './drafter-name.ts';
import { FindBar } from './find/find-bar.tsx';
import { useFindFocus } from './find/use-find-focus.ts';
import { useFound } from './find/use-found.ts';
import { FiguresLine } from './figures-line.tsx';
import { Notices } from './notices.tsx';
import { NoRun } from './output/no-run.tsx';
import { OutputPanel } from './output/output-panel.tsx';
import { RunFacts } from './run-facts.tsx';
import { useHoldings } from './session/holdings.ts';
import { useSession, useSessionStore } from './session/session-context.ts';
import { useLink } from './session/use-link.ts';
import { usePlayback } from './session/use-playback.ts';
import { useRunState } from './session/use-run-state.ts';
import { useSelection, useView } from './session/use-view.ts';
import { strings } from './strings.ts';
import { StudyPanel } from './study/study-panel.tsx';
import { TourGuide } from './tour/tour-guide.tsx';
import { TourInvitation } from './tour/tour-invitation.tsx';
import { Transport } from './transport/transport.tsx';
import { WhyLine } from './why/why-line.tsx';
import { WhyPanel } from './why/why-panel.tsx';
import styles from './speculation-page.module.css';

const NOTHING = { rounds: [], moment: undefined };

export function SpeculationPage() {
  const store = useSessionStore();
  const view = useView();
  const selected = useSelection(view ?? NOTHING);
  const { engine, recorded, lookForKept } = useHoldings();
  const { look } = recorded;
  const pinned = useSession((session) => session.selection);
  const recordedHere = useSession((session) => session.source === 'recorded');
  const playing = useSession((session) => session.playing);
  const finding = useSession((session) => session.finding);
  const query = useSession((session) => session.query);
  const found = useFound(view);
  const findField = useFindFocus(finding);
  const busy = useSession((session) => session.phase.kind !== 'idle');
  const weights = useSession((session) => session.config.weights);
  const weightsGone = useSession(({ config, kept }) => notHere(config, kept));
  const invited = recorded.unmade && view === null && !busy && !weightsGone;
  useEffect(look, [look]);
  useEffect(() => { if (weights !== SHIPPED) lookForKept(); }, [weights, lookForKept]);
  usePlayback();
  useRunState();
  useShortcuts();
  useLink(recorded.ready, view?.moment);
  return (
    <>
      <div className={styles.page} data-finding={finding > 0 || undefined}>
        <header className={styles.head}>
          <div className={styles.top}><h1 className={styles.title}>{strings.title}</h1><TourInvitation /></div>
          <div className={styles.figures}>{view && <FiguresLine view={view} />}<RunMenu /></div>
        </header>
        <div className={styles.main}>
          <div className={styles.ask}>
            <PromptForm recorded={recorded.runs} invited={invited} onRecorded={recorded.open} onRun={engine.run} onStop={engine.stop} />
            <Notices capability={engine.capability} link={recordedHere ? recorded.said : []} run={view ? noticesAt(view.log, view.cursor) : []} />
          </div>
          <div className={styles.run} data-run-keys>
            <OutputPanel
              view={view} selected={selected} found={found.marks}
              noRun={<NoRun unmade={recorded.unmade} weightsGone={weightsGone} coming={busy} canRun={engine.run !== null} recorded={recorded.runs} onRecorded={recorded.open} />}
            />
          </div>
          <div className={styles.lanes} data-run-keys><TourGuide />{view && <StudyPanel view={view} selected={selected} found={found.marks} />}</div>
        </div>
        <div className={styles.why} data-run-keys><WhyPanel view={view} selected={selected} /></div>
        {view && <div className={styles.facts}><RunFacts view={view} /></div>}
      </div>
      <div className={styles.transport} data-run-keys data-bar>
        <WhyLine view={view} pinned={pinned} />
        {view && finding > 0 && (
          <FindBar
            field={findField} query={query} found={found} goesOn={busy || view.cursor < view.log.length} playing={playing}
            onQuery={(typed) => store.getState().set({ query: typed })} onClose={() => store.getState().set({ finding: 0 })}
          />
        )}
        <Transport view={view} />
      </div>
      <Palette />
      <HelpDialog />
      <Announcer view={view} />
    </>
  );
}
