/** What stands around the run: its figures and small print, notices, the replay bar, the commands. */
import type { ReactNode } from 'react';
import { EventLog } from '#core/trace/event-log.ts';
import { noticesAt } from '#core/trace/notices.ts';
import { greedyRun, ratioRun, slowRun } from '#core/trace/simulated-runs.ts';
import { faultSentence } from '#core/trace/trace-fault.ts';
import type { GpuAbsence } from '#engine/protocol.ts';
import { PossibleCommands } from '#ui/commands/palette.tsx';
import { exhibitSection } from '#ui/exhibit.ts';
import { commandStrings } from '../commands/command-strings.ts';
import { HelpCard } from '../commands/help-dialog.tsx';
import { LISTED } from '../commands/palette.tsx';
import { useDesk } from '../commands/use-desk.ts';
import { FiguresLine } from '../figures-line.tsx';
import { Notices } from '../notices.tsx';
import { RunFacts } from '../run-facts.tsx';
import type { Failure } from '../session/session.ts';
import { strings } from '../strings.ts';
import { Transport } from '../transport/transport.tsx';
import { WhyLine } from '../why/why-line.tsx';
import { FULL, LOST, NOTICE } from './engine-sentences.ts';
import { exhibitStrings } from './exhibit-strings.ts';
import { differentRun, fellBackRun, plainRun, uncomparedRun } from './runs.ts';
import { cursorAt, tokenWhere } from './scenes.ts';
import { RunStage, Stage, type Scene } from './stage.tsx';
import styles from './frame-exhibits.module.css';

const ignore = (): void => undefined;

const figures = (log: EventLog, scene: Scene = {}) => (): ReactNode => <RunStage scene={{ ...scene, log }}>{(view) => <FiguresLine view={view} />}</RunStage>;
const facts = (log: EventLog) => (): ReactNode => <RunStage scene={{ log }}>{(view) => <RunFacts view={view} />}</RunStage>;

export const figuresExhibits = exhibitSection('figures', exhibitStrings.figures, {
  begun: figures(uncomparedRun, { cursor: 0 }),
  on: figures(ratioRun),
  identical: figures(greedyRun),
  different: figures(differentRun),
  slower: figures(slowRun),
  off: figures(plainRun),
  'fell-back': figures(fellBackRun),
  uncompared: figures(uncomparedRun),
  measuring: figures(uncomparedRun, { phase: { kind: 'measuring' } }),
  facts: facts(ratioRun),
  'facts-plain': facts(plainRun),
});

const words = strings.controls;
const notedRun = new EventLog(ratioRun.header, [{ type: 'notice', text: NOTICE }, ...ratioRun.events]);

const failed = (cause: string, sentence: string, kept = false) => (): ReactNode => {
  const failure: Failure = { cause, sentence, kept };
  return <Stage scene={{ failure }}>{() => <Notices capability={null} link={[]} run={[]} />}</Stage>;
};
const absent = (cause: GpuAbsence) => (): ReactNode => <Stage scene={{}}>{() => <Notices capability={{ ok: false, cause, detail: cause }} link={[]} run={[]} />}</Stage>;

export const noticesExhibits = exhibitSection('notices', exhibitStrings.notices, {
  link: () => <Stage scene={{}}>{() => <Notices capability={null} link={[words.clamped(words.gamma, '99', '15'), words.badAt('6.x')]} run={[]} />}</Stage>,
  run: () => <Stage scene={{}}>{() => <Notices capability={null} link={[]} run={noticesAt(notedRun, notedRun.length)} />}</Stage>,
  recording: failed('trace', faultSentence({ kind: 'altered' })),
  list: failed('list', strings.failure.noList),
  stopped: failed('internal', strings.failure.unexpected, true),
  lost: failed('device-lost', LOST, true),
  memory: failed('out-of-memory', FULL),
  insecure: absent('insecure'),
  'no-api': absent('no-api'),
  'no-adapter': absent('no-adapter'),
  'missing-limit': absent('missing-limit'),
  'device-lost': absent('device-lost'),
  'out-of-memory': absent('out-of-memory'),
});

const bar = (scene: Scene) => (): ReactNode => <Stage scene={scene}>{(view) => <Transport view={view} />}</Stage>;
const middle = cursorAt(ratioRun, 5, 'target');

export const transportExhibits = exhibitSection('transport', exhibitStrings.transport, {
  empty: bar({}),
  beginning: bar({ log: ratioRun, cursor: 0 }),
  middle: bar({ log: ratioRun, cursor: middle }),
  playing: bar({ log: ratioRun, cursor: middle, playing: true }),
  end: bar({ log: ratioRun }),
  line: () => {
    const chosen = tokenWhere(ratioRun, (why) => why.kind === 'coin' && why.verdict === 'rejected');
    return <RunStage scene={{ log: ratioRun }}>{(view) => <WhyLine view={view} pinned={chosen} />}</RunStage>;
  },
});

function Commands() {
  const desk = useDesk();
  return <div className={styles.dialog}><PossibleCommands commands={() => LISTED} groups={commandStrings.groups} desk={desk} onChoose={ignore} /></div>;
}

export const commandsExhibits = exhibitSection('commands', exhibitStrings.commands, {
  palette: () => <Stage scene={{ log: ratioRun }}>{() => <Commands />}</Stage>,
  'palette-empty': () => <Stage scene={{}}>{() => <Commands />}</Stage>,
  help: () => <div className={styles.dialog}><HelpCard shortcuts onShortcuts={ignore} onClose={ignore} /></div>,
});
