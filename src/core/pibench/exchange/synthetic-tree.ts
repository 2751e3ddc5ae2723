/**
 * For tests: a small tree in the official shape (pibench.md 3 and 6), written here from nothing: two personas with data, one recorded run, and the
 * ways in which such a tree is found broken.
 */
export type Tree = Readonly<Record<string, string>>;

const ROOT = 'Pi-Bench/data/archivist';
export const RECORDED = 'Pi-Bench/outputs/some-model__run01/archivist/archivist_task_004';

const episode = (tasks: readonly string[]): string => `schema_version: v2\nepisode_id: episode_1\nuser_id: archivist\nruntime: {docker_image_id: none}\ntasks:\n${tasks.map((task) => `  - ${task}\n`).join('')}`;

const EPISODE = [
  '{task_id: archivist_task_001, depends_on: []}', '{task_id: archivist_task_002}',
  '{task_id: archivist_task_003, depends_on: [archivist_task_001, archivist_task_002]}', '{task_id: archivist_task_004, depends_on: []}',
];

const task = (id: string, intents: readonly string[], objectives = ''): string => `schema_version: v2
task_id: ${id}
user_id: archivist
environment_id: env_archivist
title: Boxes ${id.slice(-3)}
description: ''
task_type: long_term
trigger: {type: user}
intent:
  initial_input: Please list what is in these boxes. My login is ada@attic.example, the password is Moth-7-wing.
  hidden_intent:
${intents.map((content) => `    - content: ${content}\n      status: not_provided\n`).join('')}${objectives}metadata: {difficulty: easy, preference_threads: [order]}
`;

const CHECKLIST = `objectives:
  checklist:
    - {criterion: Every box has its shelf., weight: 2}
    - {criterion: Nothing is listed twice.}
  files_read: [list.md]
`;

const SCRIPTED = `objectives:
  checklist:
    - criterion: A box is named.
  tools:
    - note__write: {call: [title], result: []}
  tools_evaluation_path: data/archivist/scripts/check.py
`;

const line = (value: object): string => `${JSON.stringify(value)}\n`;
const WISHES = ['Name the oldest box first.', 'Say who packed each box.', 'End with what is missing.'];
const listed = (statuses: readonly string[]): object[] => WISHES.map((content, i) => ({ idx: i + 1, content, status: statuses[i] }));
const said = (round: number, role: string, message: string, metadata?: object): string => line({ task_id: 'archivist_task_004', agent_id: 'some-model', round, role, message, timestamp: '2026-05-01T10:00:00', ...(metadata && { metadata }) });
const decided = (message: string, data: object): string => line({ message, data, level: 'INFO' });

const MESSAGES = [
  said(1, 'user', 'Please list what is in these boxes.'),
  said(2, 'assistant', 'The oldest is box 3, then 1. Who packed them: shall I add that?'),
  said(3, 'user', WISHES[1]!, { targeted_followup: { assistant_turn_index: 1, assistant_message_round: 2, matched_hidden_intents: [{ idx: 2, content: WISHES[1], style: 'Clarify' }] } }),
  said(4, 'assistant', 'Added.'),
  said(5, 'user', WISHES[2]!),
  said(6, 'assistant', 'Box 2 is missing.'),
].join('');

const LOG = [
  decided('Hidden intents initialized not_provided=[1, 2, 3]', { hidden_intents: listed(['not_provided', 'not_provided', 'not_provided']) }),
  decided('Intent satisfaction completed newly_inferred=[1]', { decisions: [{ idx: 1, content: WISHES[0], decision: 'YES' }, { idx: 2, content: WISHES[1], decision: 'NO' }, { idx: 3, content: WISHES[2], decision: 'NO' }], newly_inferred_indexes: [1], statuses: listed(['inferred', 'not_provided', 'not_provided']) }),
  // As old logs have it: idx counts candidates.
  decided('Targeted followup completed matched=[2]', { decisions: [{ idx: 1, content: WISHES[1], decision: 'YES', style: 'Clarify' }, { idx: 2, content: WISHES[2], decision: 'NO', style: null }], matched_indexes: [2] }),
  decided('Reply built updated_indexes=[2]', { updated_indexes: [2] }),
  decided('Intent satisfaction completed newly_inferred=[]', { decisions: [{ idx: 1, content: WISHES[2], decision: 'NO' }], newly_inferred_indexes: [] }),
  decided('Targeted followup completed matched=[]', { decisions: [{ idx: 1, content: WISHES[2], decision: 'NO', style: null }], matched_indexes: [] }),
  decided('Reply built updated_indexes=[3]', { updated_indexes: [3] }),
  line({ message: 'Intent satisfaction skipped: no not_provided hidden intents remain' }),
].join('');

const score = (index: number, criterion: string, yes: boolean): object => ({ index, criterion, weight: 1, score: yes ? 'YES' : 'NO', value: yes ? 1 : 0, weighted_value: yes ? 1 : 0 });
const RESULT = JSON.stringify({
  user_id: 'archivist', agent_id: 'some-model', generated_at: '2026-05-01T11:00:00', overall_average_score: 0.5, overall_checklist_average_score: 0.5, overall_proactiveness_average_score: 2 / 3, task_count: 1,
  task: {
    task_id: 'archivist_task_004', title: 'Boxes 004',
    checklist: {
      average_score: 0.5, criterion_scores: [score(1, 'A box is named.', true), score(2, '[tools] noted', false)],
      turn_evaluations: [1, 2, 3].map((turn) => ({ turn_index: turn, history_path: `trace_${turn}.txt`, criterion_scores: [score(1, 'A box is named.', turn === 1), score(2, '[tools] noted', false)] })),
    },
    proactiveness: { intent_judge_turns: [], covered_intent_count: 2, total_hidden_intent_count: 3, independent_average_score: 2 / 3, average_score: 2 / 3, overall_weight: 1, overall_group_task_ids: ['archivist_task_004'] },
  },
});

/** All of it sound. */
export const SYNTHETIC_TREE: Tree = {
  'Pi-Bench/README.md': 'A tree for tests.',
  [`${ROOT}/profile.yaml`]: 'schema_version: v2\nuser_id: archivist\nrole: {role_text: Keeps the boxes of a town hall.}\npreferences: {language: English, verbosity: 2}\nlong_term_goals: []\n',
  [`${ROOT}/episode.yaml`]: episode(EPISODE),
  [`${ROOT}/tools.yaml`]: 'tool_names: [note__write, file_system__list]\n',
  [`${ROOT}/tasks/archivist_task_001/task.yaml`]: task('archivist_task_001', ['Put the shelf first.', 'Give years as ranges.']),
  [`${ROOT}/tasks/archivist_task_001/boxes.csv`]: 'box,year\n1,1950\n',
  [`${ROOT}/tasks/archivist_task_001/scan.pdf`]: '%PDF',
  [`${ROOT}/tasks/archivist_task_001/.history/old.json`]: '{}',
  [`${ROOT}/tasks/archivist_task_002/task.yaml`]: task('archivist_task_002', ['Say what is damp.']),
  [`${ROOT}/tasks/archivist_task_003/task.yaml`]: task('archivist_task_003', ['Shelf first, as before.', 'Say what is damp.', 'Sum it up in one line.'], CHECKLIST),
  [`${ROOT}/tasks/archivist_task_004/task.yaml`]: task('archivist_task_004', WISHES, SCRIPTED),
  [`${ROOT}/scripts/check.py`]: 'def score(steps): return {"noted": 0}\n',
  'Pi-Bench/data/tuner/profile.yaml': 'schema_version: v2\nuser_id: tuner\nrole: Tunes pianos.\n',
  'Pi-Bench/data/tuner/episode.yaml': 'schema_version: v2\nepisode_id: e\nuser_id: tuner\ntasks: []\n',
  [`${RECORDED}/history/20260501_100000-messages.jsonl`]: MESSAGES,
  [`${RECORDED}/history/20260501_100000-log.jsonl`]: LOG,
  [`${RECORDED}/history/20260501_100000-user.jsonl`]: '{}\n',
  [`${RECORDED}/eval/results/20260501_110000_result.json`]: RESULT,
};

const THIRD = `${ROOT}/tasks/archivist_task_003/task.yaml`;
const replaced = (path: string, from: string, to: string): Tree => ({ ...SYNTHETIC_TREE, [path]: SYNTHETIC_TREE[path]!.replace(from, to) });
const without = (path: string): Tree => Object.fromEntries(Object.entries(SYNTHETIC_TREE).filter(([one]) => one !== path));
const played = (third: string): Tree => ({ ...SYNTHETIC_TREE, [`${ROOT}/episode.yaml`]: episode([EPISODE[0]!, EPISODE[1]!, third, EPISODE[3]!]) });

/** The tree with one thing broken, by what that is; the file that the fault must name, a piece of its sentence, and whether a line is known. */
export const BROKEN: Readonly<Record<string, { readonly tree: Tree; readonly file: string; readonly says: string; readonly line?: number }>> = {
  'bad YAML': { tree: replaced(THIRD, 'title: Boxes 003', 'title: "Boxes'), file: THIRD, says: 'no YAML' },
  'a YAML bomb': { tree: { ...SYNTHETIC_TREE, [THIRD]: ['a0: &a0 [x, x]', ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)].join('\n') }, file: THIRD, says: 'aliases' },
  'another schema version': { tree: replaced(THIRD, 'schema_version: v2', 'schema_version: v3'), file: THIRD, says: 'only schema_version v2', line: 1 },
  'a missing task': { tree: without(THIRD), file: THIRD, says: 'its file is missing' },
  'a task that leads out': { tree: played('{task_id: ../../tuner/tasks/x, depends_on: []}'), file: `${ROOT}/tasks/../../tuner/tasks/x/task.yaml`, says: 'missing' },
  'a path that leads out': { tree: { ...SYNTHETIC_TREE, '../data/archivist/profile.yaml': 'x' }, file: '../data/archivist/profile.yaml', says: 'leads out' },
  'no episode that can be read': { tree: replaced(`${ROOT}/episode.yaml`, 'tasks:', 'tusks:'), file: `${ROOT}/episode.yaml`, says: 'missing' },
  'detailed_intent': { tree: replaced(THIRD, '  initial_input', '  detailed_intent: x\n  initial_input'), file: THIRD, says: 'detailed_intent' },
  'a key that objectives do not have': { tree: replaced(THIRD, '  files_read:', '  files_write:'), file: THIRD, says: 'objectives.files_write', line: 22 },
  'tools inside a checklist item': { tree: replaced(THIRD, 'weight: 2}', 'weight: 2, tools: []}'), file: THIRD, says: 'may not hold tools' },
  'a weight of nothing': { tree: replaced(THIRD, 'weight: 2}', 'weight: 0}'), file: THIRD, says: 'above 0' },
  'no hidden intent': { tree: { ...SYNTHETIC_TREE, [THIRD]: task('archivist_task_003', [], CHECKLIST) }, file: THIRD, says: 'hidden_intent' },
  'a status that does not exist': { tree: replaced(THIRD, 'not_provided', 'inferred'), file: THIRD, says: 'not_provided or provided' },
  'another task_id than its folder': { tree: replaced(THIRD, 'task_id: archivist_task_003', 'task_id: archivist_task_009'), file: THIRD, says: 'its folder says', line: 2 },
  'a dependent without criteria': { tree: { ...SYNTHETIC_TREE, [THIRD]: task('archivist_task_003', ['x y']) }, file: `${ROOT}/episode.yaml`, says: 'has no criteria', line: 8 },
  'a seed that is not there': { tree: played('{task_id: archivist_task_003, depends_on: [archivist_task_008]}'), file: `${ROOT}/episode.yaml`, says: 'not in the episode', line: 8 },
  'a seed that comes later': { tree: played('{task_id: archivist_task_003, depends_on: [archivist_task_004]}'), file: `${ROOT}/episode.yaml`, says: 'comes later', line: 8 },
  'a seed named twice': { tree: played('{task_id: archivist_task_003, depends_on: [archivist_task_001, archivist_task_001]}'), file: `${ROOT}/episode.yaml`, says: 'twice', line: 8 },
  'a task that leans on itself': { tree: played('{task_id: archivist_task_003, depends_on: [archivist_task_003]}'), file: `${ROOT}/episode.yaml`, says: 'leans on itself', line: 8 },
  'a seed with criteria': { tree: { ...SYNTHETIC_TREE, [`${ROOT}/tasks/archivist_task_001/task.yaml`]: task('archivist_task_001', ['x y'], CHECKLIST) }, file: `${ROOT}/episode.yaml`, says: 'has criteria itself', line: 8 },
  'a task twice in the episode': { tree: { ...SYNTHETIC_TREE, [`${ROOT}/episode.yaml`]: episode([...EPISODE, EPISODE[3]!]) }, file: `${ROOT}/episode.yaml`, says: 'twice', line: 10 },
  'a log that is cut off': { tree: { ...SYNTHETIC_TREE, [`${RECORDED}/history/20260501_100000-log.jsonl`]: LOG.slice(0, -40) }, file: `${RECORDED}/history/20260501_100000-log.jsonl`, says: 'left out', line: 8 },
};
