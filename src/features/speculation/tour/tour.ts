/**
 * The tour as data. A step sets the stage on which it begins, and on that stage it is not yet done: whatever makes it done afterwards is
 * the visitor's own doing. Both are functions of the session, tested without a page. Its words are in tour-strings.ts.
 */
import { reJudge } from '#core/speculation/re-judge.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import { momentsBefore, momentsOf, stepFrom } from '#core/trace/moments.ts';
import { roundsAt } from '#core/trace/rounds.ts';
import { whyAt, type Why } from '#core/trace/why.ts';
import type { Command } from '../commands/command.ts';
import { openPalette } from '../commands/help-commands.ts';
import { lookCommands } from '../commands/look-commands.ts';
import { playPause, STEPS } from '../commands/move-commands.ts';
import type { Session } from '../session/session.ts';
import type { StudyName } from '../study/studies.ts';
import type { TourPlan } from './tour-plan.ts';
import { TOUR_STEPS, type TourStepId } from './tour-steps.ts';

/** A part of the page, by its `data-tour`. */
export type TourTarget = 'rounds' | 'why-view' | 'why' | 'what-if' | 'second' | 'standings' | 'studies' | 'speed';

/** What a stage may set; it rests at its cursor. */
type Stage = Partial<Pick<Session, 'cursor' | 'selection' | 'study' | 'textMode' | 'whyMode' | 'whatIf' | 'second'>>;

export interface TourStep {
  readonly run: keyof TourPlan<unknown>;
  /** Where the thing to do is done. */
  readonly target: TourTarget;
  /** Where to look when it is. */
  readonly shown: TourTarget;
  /** What does it by key; null: it has the keys of its own control. */
  readonly by: Command | null;
  readonly stage: (session: Session, log: EventLog) => Stage;
  readonly done: (session: Session, log: EventLog) => boolean;
}

const lookAt = (name: StudyName): Command => lookCommands.find(({ id }) => id === `study-${name}`)!;

/** What the why panel explains while the run rests. */
function explained({ cursor, selection, playing }: Session, log: EventLog): Why | null {
  const at = selection ?? momentsOf(log)[momentsBefore(log, cursor) - 1];
  return at && !playing ? whyAt(log, roundsAt(log, cursor), at) : null;
}

const explainsRejection = (session: Session, log: EventLog): boolean => {
  const why = explained(session, log);
  return why !== null && 'verdict' in why && why.verdict === 'rejected';
};

/** Where the last round before the first rejection ends. */
function beforeRejection(log: EventLog): number {
  const first = momentsOf(log).find(({ kind }) => kind === 'reject')?.round ?? 0;
  return momentsOf(log).findLast(({ round }) => round < first)?.cursor ?? 0;
}

/** Whether τ is lower at the temperature asked about, for certain. */
function tauFalls({ cursor, whatIf }: Session, log: EventLog): boolean {
  if (!whatIf || whatIf.temperature === log.header.config.temperature) return false;
  const { then, now } = reJudge(log, roundsAt(log, cursor), whatIf);
  return then !== null && now !== null && now.most < then;
}

const STEPS_BY_ID: Readonly<Record<TourStepId, TourStep>> = {
  round: {
    run: 'coins', target: 'rounds', shown: 'rounds', by: playPause,
    stage: () => ({ cursor: 0, selection: null, study: 'rounds', textMode: 'all', whyMode: 'token' }),
    done: ({ cursor }, log) => roundsAt(log, cursor).some(({ end }) => end !== null),
  },
  rejection: {
    run: 'coins', target: 'rounds', shown: 'rounds', by: STEPS['next-rejection'],
    stage: (_, log) => ({ cursor: beforeRejection(log), selection: null, study: 'rounds', textMode: 'all', whyMode: 'token' }),
    done: explainsRejection,
  },
  both: {
    run: 'coins', target: 'why-view', shown: 'why', by: openPalette,
    stage: (session, log) => ({ whyMode: 'token', ...(!explainsRejection(session, log) && { cursor: stepFrom(log, 0, 'next-rejection'), selection: null }) }),
    done: (session, log) => {
      const why = explained(session, log);
      return session.whyMode === 'all' && why !== null && 'overlay' in why && why.overlay !== null;
    },
  },
  tau: {
    run: 'coupled', target: 'what-if', shown: 'what-if', by: null,
    stage: (_, log) => ({ cursor: log.length, selection: null, study: 'what-if', whatIf: null }),
    done: tauFalls,
  },
  slower: {
    run: 'copied', target: 'second', shown: 'standings', by: null,
    stage: (_, log) => ({ cursor: log.length, selection: null, study: 'compare', second: null }),
    done: ({ second }, log) => second !== null && second.log.header.config.drafter !== log.header.config.drafter,
  },
  time: {
    run: 'copied', target: 'studies', shown: 'speed', by: lookAt('time'),
    stage: ({ study }, log) => ({ cursor: log.length, selection: null, study: study === 'time' ? 'rounds' : study }),
    done: ({ study }) => study === 'time',
  },
};

export const TOUR: readonly TourStep[] = TOUR_STEPS.map((id) => STEPS_BY_ID[id]);
