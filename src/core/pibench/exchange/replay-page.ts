/**
 * A run as one page that needs nothing else (pibench.md 8.5, exports): what was said with the verdicts on it, the board of wishes, and a slider over
 * its steps. All text is escaped, and the page's own policy lets nothing run but its own script and asks no network for anything.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Evidence } from '../judge.ts';
import type { IntentState, PiRun, RunHeader, ToolEvent } from '../events.ts';
import { runScore, type RunScore } from '../score/run-score.ts';
import type { SessionRecord } from '../score/session-record.ts';
import type { Persona, Task } from '../task.ts';
import { agentName } from './agent-name.ts';
import { maskedRun } from './masked-run.ts';
import { REPLAY_SCRIPT, REPLAY_STYLE } from './replay-script.ts';
import { turnedSessions, type Turn, type TurnedSession } from './session-turns.ts';

const STATES: Readonly<Record<IntentState, string>> = { pending: '○ Pending', anticipated: '★ Anticipated', asked: '? Asked', missed: '! Missed: told by the user', unreached: '× Unreached' };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)!};`);
const percent = (share: number | null | undefined): string => (share === null || share === undefined ? 'not scored' : `${(share * 100).toFixed(1)} %`);

/** Base64 of a hash, as a policy names what may run. */
const allowed = (text: string): string => `'sha256-${btoa(String.fromCharCode(...sha256(utf8ToBytes(text))))}'`;

function noteOn({ dataset, judge }: RunHeader): string {
  if (dataset.kind === 'official') return 'Official π-Bench tasks from someone’s own copy: they come without a licence to pass them on, so keep this file to yourself. What looks like a login in them is masked, wherever it was repeated.';
  const judged = judge === 'rules' ? 'rule-judged' : judge === 'recorded' ? 'with recorded verdicts' : `judged by ${judge}`;
  return `Own set, ${judged}, not comparable with published scores.`;
}

/** The message, with what verdicts rest on underlined. */
function marked(text: string, evidence: readonly Evidence[]): string {
  const spans = evidence.filter(({ file, start, end }) => file === undefined && start < end && end <= text.length).sort((a, b) => a.start - b.start);
  let [out, at] = ['', 0];
  for (const { start, end } of spans) {
    if (start < at) continue;
    out += `${escaped(text.slice(at, start))}<mark>${escaped(text.slice(start, end))}</mark>`;
    at = end;
  }
  return out + escaped(text.slice(at));
}

const contentOf = (task: Task | undefined, id: string): string => task?.intents.find((intent) => intent.id === id)?.content ?? id;

function strip(task: Task | undefined, { verdicts, moved }: Turn): string {
  const lines = Object.entries(moved).map(([id, state]) => `<li class="${state}">${STATES[state]}: ${escaped(contentOf(task, id))}</li>`);
  const held = verdicts?.criteria.filter(({ yes }) => yes).length ?? 0;
  if (verdicts && verdicts.criteria.length > 0) lines.push(`<li>${held} of ${verdicts.criteria.length} criteria hold</li>`);
  if (verdicts && verdicts.questions > 0) lines.push(`<li>${verdicts.questions} ${verdicts.questions === 1 ? 'question' : 'questions'}</li>`);
  return lines.length === 0 ? '' : `<ul class="strip">${lines.join('')}</ul>`;
}

const toolRow = ({ name, args, result, failed }: ToolEvent): string => `<details><summary>${escaped(name)}${failed ? ' (refused)' : ''}</summary><pre>${escaped(JSON.stringify(args, null, 1))}</pre><pre>${escaped(result)}</pre></details>`;

const bubble = (step: number, who: 'user' | 'agent', name: string, html: string): string => `<div class="said ${who}" data-step="${step}"><span class="who">${escaped(name)}</span>${html}</div>`;

interface Placed {
  readonly html: string;
  /** Step at which the session's last turn stands. */
  readonly step: number;
}

/** Steps are numbered through the run: the opening of a session is one, and so is each turn with the user's word on it. */
function sessionHtml(persona: Persona, { session, opening, turns, close }: TurnedSession, record: SessionRecord, before: number): Placed {
  const task = persona.tasks.find(({ id }) => id === session.task);
  const begin = before + 1;
  const stepOf = (turn: number): number => begin + turn;
  const parts = turns.map((turn) => {
    const evidence = turn.verdicts ? [...Object.values(turn.verdicts.satisfied), ...Object.values(turn.verdicts.asked)].filter(({ yes }) => yes).flatMap((one) => one.evidence) : [];
    const step = stepOf(turn.turn);
    const reply = turn.reply ? bubble(step, 'user', `${persona.name} (${turn.reply.reason === 'asked' ? 'because it was asked' : 'had to tell'})`, escaped(turn.reply.text)) : '';
    return `${turn.tools.length > 0 ? `<div data-step="${step}">${turn.tools.map(toolRow).join('')}</div>` : ''}${bubble(step, 'agent', `Assistant, turn ${turn.turn}`, marked(turn.message.text, evidence))}<div data-step="${step}">${strip(task, turn)}</div>${reply}`;
  });
  const tiles = Object.entries(record.states).map(([id, state]) => {
    const at = record.stateTurns[id] === undefined ? 0 : stepOf(Math.min(record.stateTurns[id], turns.length));
    return `<li class="${state}" data-at="${at}"><b class="then">${STATES[state]}</b><b class="before">${STATES.pending}</b><span>${escaped(contentOf(task, id))}</span></li>`;
  });
  const end = stepOf(turns.length);
  const closed = close ? `<p class="why" data-step="${end}">Ended: ${escaped(close.reason)}.${close.text === undefined ? '' : ` ${escaped(close.text)}`}</p>` : '';
  return {
    step: end,
    html: `<section><h2>${escaped(task?.title ?? session.task)}</h2><ul class="board" aria-label="Hidden wishes">${tiles.join('')}</ul>${opening ? bubble(begin, 'user', persona.name, escaped(opening.text)) : ''}${parts.join('')}${closed}</section>`,
  };
}

function scoresHtml({ score, anticipated, asked, missed, unreached, turns, questions }: RunScore): string {
  const rows = [['Proc', percent(score?.proc)], ['Comp', percent(score?.comp)], ['Wishes', `${anticipated} anticipated, ${asked} asked, ${missed} missed, ${unreached} unreached`], ['Turns', String(turns)], ['Questions', String(questions)]];
  return `<table>${rows.map(([name, value]) => `<tr><th scope="row">${name}</th><td>${value}</td></tr>`).join('')}</table>`;
}

export function replayPage(given: PiRun, of: Persona): string {
  const { run: { header, events }, persona } = given.header.dataset.kind === 'official' ? maskedRun(given, of) : { run: given, persona: of };
  const score = runScore(persona, events, header.maxTurns);
  const title = `${agentName(header.agent)} with ${persona.name}`;
  let step = 0;
  const sections = turnedSessions(events).map((session, i) => {
    const placed = sessionHtml(persona, session, score.sessions[i]!, step);
    step = placed.step;
    return placed.html;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${allowed(REPLAY_SCRIPT)}; style-src ${allowed(REPLAY_STYLE)}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}: a π-Bench run</title>
<style>${REPLAY_STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p class="note">${escaped(noteOn(header))}</p>
<p class="note">Memory: ${escaped(header.memory)}. Judge: ${escaped(header.judge)}. Seed: ${header.seed}.</p>
${scoresHtml(score)}
<div id="controls" hidden><label for="step">Step</label><input id="step" type="range" min="0" max="${step}" value="${step}"><output id="at" for="step"></output></div>
<main>
${sections.join('\n')}
</main>
<script>${REPLAY_SCRIPT}</script>
</body>
</html>
`;
}
