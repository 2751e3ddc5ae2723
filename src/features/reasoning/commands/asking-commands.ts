/** What the bars of a model behind a URL do, by name: it is set up from anywhere, asked where there is something to ask about, and stopped while one looks elsewhere too. */
import { askedStrings } from '../asked/asked-strings.ts';
import { edgeQuestions } from '../paste/edges-job.ts';
import { madePair, type MadePair } from '../session/made-thoughts.ts';
import type { ReasoningSession } from '../session/reasoning-session.ts';
import { commandStrings as words } from './command-strings.ts';
import { deskCommand, type DeskCommand } from './desk-command.ts';

const isAsking = ({ phase }: ReasoningSession['edges' | 'verdicts']): boolean => phase === 'asking';
const hasText = ({ screen, reading }: ReasoningSession): boolean => screen === 'paste' && reading.kind === 'read' && reading.reply.edges !== 'written' && edgeQuestions(reading.reply.dag.steps.length) > 0;
const pairShown = ({ screen, choice }: ReasoningSession): MadePair | null => (screen === 'compare' ? madePair(choice) : null);

export const ASKING_COMMANDS: readonly DeskCommand[] = [
  deskCommand('ask-set-up', 'ask', words.setUp, ({ asks }) => asks.setUp()),
  deskCommand('ask-edges', 'ask', askedStrings.edges.offer, ({ asks }) => void asks.edges(), ({ session }) => session.model.endpoint !== null && hasText(session) && !isAsking(session.edges)),
  deskCommand('ask-verdicts', 'ask', askedStrings.verdict.offer, ({ session, asks }) => {
    const pair = pairShown(session);
    if (pair) void asks.verdicts(pair);
  }, ({ session }) => session.model.endpoint !== null && !isAsking(session.verdicts) && pairShown(session) !== null),
  deskCommand('stop-edges', 'ask', words.stopEdges, ({ asks }) => asks.stopEdges(), ({ session }) => isAsking(session.edges)),
  deskCommand('stop-verdicts', 'ask', words.stopVerdicts, ({ asks }) => asks.stopVerdicts(), ({ session }) => isAsking(session.verdicts)),
];
