/**
 * The tour as data. A step sets the stage on which it begins, and on that stage it is not yet done: whatever makes it done afterwards is
 * the visitor's own doing. Both are functions of the session, tested without a page. Its words are in tour-strings.ts.
 */
import { reJudge } from '#core/speculation/re-judge.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import { momentsBefore, momentsOf, stepFrom, type Moment } from '#core/trace/moments.ts';
import { sameConfig } from '#core/trace/run-config.ts';
import { roundsAt } from '#core/trace/rounds.ts';
import { whyAt, type Why } from '#core/trace/why.ts';
import { decimal } from '#ui/number-format.ts';
import type { Command } from '../commands/command.ts';
import { openPalette } from '../commands/help-commands.ts';
import { lookCommands } from '../commands/look-commands.ts';
import { playPause, STEPS } from '../commands/move-commands.ts';
import type { Session } from '../session/session.ts';
import type { StudyName } from '../study/studies.ts';
import type { TourPlan } from './tour-plan.ts';
import { TOUR_STEPS, type TourStepId } from './tour-steps.ts';

/** A part of the page, by its `data-tour`. */
export type TourTarget = 'play' | 'rounds' | 'why-view' | 'why' | 'what-if' | 'second' | 'standings' | 'studies' | 'speed';

/** What a stage may set; it rests at its cursor. */
type Stage = Partial<Pick<Session, 'cursor' | 'selection' | 'study' | 'textMode' | 'whyMode' | 'whatIf' | 'second'>>;

export interface TourStep {
  readonly run: keyof TourPlan<unknown>;
  /** Where the thing to do is done. */
  readonly target: TourTarget;
  /** What must be in sight meanwhile, where it is not the same. */
  readonly sight?: TourTarget;
  /** Where to look when it is. */
  readonly shown: TourTarget;
  /** What does it by key; null: it has the keys of its own control. */
  readonly by: Command | null;
  readonly stage: (session: Session, log: EventLog) => Stage;
  readonly done: (session: Session, log: EventLog) => boolean;
  /** Where it comes to rest once it is done; without: it goes on as it is. */
  readonly rest?: (session: Session, log: EventLog) => Partial<Pick<Session, 'cursor' | 'playing' | 'spent'>>;
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

const rejectionsOf = (log: EventLog): readonly Moment[] => momentsOf(log).filter(({ kind }) => kind === 'reject');

/** Chances to be kept at which a coin has something to decide. */
const CLOSE = { least: 0.05, most: 0.95 } as const;

/** The first rejection that could well have been none; else the first there is. */
export function closeRejection(log: EventLog): Moment | undefined {
  const rounds = roundsAt(log, log.length);
  const close = rejectionsOf(log).find((at) => {
    const why = whyAt(log, rounds, at);
    return why?.kind === 'coin' && why.threshold >= CLOSE.least && why.threshold <= CLOSE.most;
  });
  return close ?? rejectionsOf(log)[0];
}

/** Where the last round before a moment's ends. */
const endBefore = (log: EventLog, at: Moment | undefined): number => momentsOf(log).findLast(({ round }) => round < (at?.round ?? 0))?.cursor ?? 0;

/** Whether τ is lower at the setting asked about, by the figures as they are printed: also where bounds are, the upper one. */
export function tauFalls({ cursor, whatIf }: Pick<Session, 'cursor' | 'whatIf'>, log: EventLog): boolean {
  if (!whatIf) return false;
  const { then, now } = reJudge(log, roundsAt(log, cursor), whatIf);
  return then !== null && now !== null && Number(decimal(now.most)) < Number(decimal(then));
}

const STEPS_BY_ID: Readonly<Record<TourStepId, TourStep>> = {
  round: {
    run: 'coins', target: 'play', sight: 'rounds', shown: 'rounds', by: playPause,
    stage: () => ({ cursor: 0, selection: null, study: 'rounds', textMode: 'all', whyMode: 'token' }),
    done: ({ cursor }, log) => roundsAt(log, cursor).some(({ end }) => end !== null),
    // One round is one, also where it went by fast.
    rest: ({ playing }, log) => (playing ? { playing: false, spent: 0, cursor: stepFrom(log, 0, 'next-round') } : {}),
  },
  rejection: {
    run: 'warm', target: 'rounds', shown: 'rounds', by: STEPS['next-rejection'],
    stage: (_, log) => ({ cursor: endBefore(log, rejectionsOf(log)[0]), selection: null, study: 'rounds', textMode: 'all', whyMode: 'token' }),
    done: explainsRejection,
  },
  both: {
    run: 'warm', target: 'why-view', sight: 'why', shown: 'why', by: openPalette,
    stage: (_, log) => {
      const at = closeRejection(log);
      return { whyMode: 'token', cursor: stepFrom(log, endBefore(log, at), 'next-rejection'), selection: at ? { round: at.round, slot: at.slot } : null };
    },
    done: (session, log) => {
      const why = explained(session, log);
      return session.whyMode === 'all' && why !== null && 'overlay' in why && why.overlay !== null;
    },
  },
  tau: {
    run: 'warm', target: 'what-if', shown: 'what-if', by: null,
    stage: (_, log) => ({ cursor: log.length, selection: null, study: 'what-if', whatIf: null }),
    done: tauFalls,
  },
  slower: {
    run: 'copied', target: 'second', shown: 'standings', by: null,
    stage: (_, log) => ({ cursor: log.length, selection: null, study: 'compare', second: null }),
    // Alike but for the drafter: only then the texts are the same.
    done: ({ second }, log) => second !== null && sameConfig(second.log.header.config, { ...log.header.config, drafter: 'draft-model' }),
  },
  time: {
    run: 'copied', target: 'studies', shown: 'speed', by: lookAt('time'),
    stage: ({ study }, log) => ({ cursor: log.length, selection: null, study: study === 'time' ? 'rounds' : study }),
    done: ({ study }) => study === 'time',
  },
};

export const TOUR: readonly TourStep[] = TOUR_STEPS.map((id) => STEPS_BY_ID[id]);
