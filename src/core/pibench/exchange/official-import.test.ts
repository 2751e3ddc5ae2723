/** Our run, exported and imported, has the same states and scores, whether the dataset is known or not; and what real trees have besides. */
import { describe, expect, it } from 'vitest';
import { AgentFault, SCRIPTS, type Agent } from '../agents/agent.ts';
import type { PiRun } from '../events.ts';
import { heldFolder, isInside } from '../read/folder.ts';
import { runScore } from '../score/run-score.ts';
import { officialTree } from './official-export.ts';
import { importOutputs, type ImportedRun } from './official-import.ts';
import { MOST_RUN_FILES } from './official-outputs.ts';
import { MOST_FILE_BYTES } from './read-json.ts';
import { decodeRun, encodeRun } from './run-codec.ts';
import { keeper, keeperPlan, keeperRun, keeperSet } from './synthetic-run.ts';

const STAMP = '20270302_101500';
const ROOT = 'outputs/passive/keeper';

type Tree = Record<string, string>;
const imported = (tree: Tree, known = [keeperSet]) => importOutputs(heldFolder('tree', tree), known);
const only = async (tree: Tree, known = [keeperSet]): Promise<ImportedRun> => (await imported(tree, known)).runs[0]!;
const treeOf = async (): Promise<Tree> => officialTree(await keeperRun('passive'), keeper, STAMP);
/** One file's lines, each changed or left out. */
const edit = (tree: Tree, path: string, change: (line: string, i: number) => string | null): Tree => ({ ...tree, [path]: tree[path]!.split('\n').flatMap((line, i) => (line === '' ? [] : (change(line, i) ?? []))).join('\n') });
const LOG = `${ROOT}/three/history/${STAMP}-log.jsonl`;
const statesOf = ({ score }: Pick<ImportedRun, 'score'>, task: string) => score.sessions.find((one) => one.task === task)?.states;

const withoutEvidence = ({ events }: PiRun): unknown => JSON.parse(JSON.stringify(events, (key, value: unknown) => (key === 'evidence' || key === 'memory' ? undefined : value)));

describe('there and back', () => {
  it.each(SCRIPTS)('%s: same events but for evidence, same scores, all recorded ones counted again', async (script) => {
    const run = await keeperRun(script);
    const back = await only(officialTree(run, keeper, STAMP));
    expect(withoutEvidence(back.run)).toEqual(withoutEvidence(run));
    expect(back.score).toEqual(runScore(keeper, run.events, run.header.maxTurns));
    expect(back.run.header).toMatchObject({ dataset: run.header.dataset, persona: 'keeper', tasks: run.header.tasks, agent: { kind: 'recorded' }, judge: 'recorded', seed: 7 });
    for (const { proc, ownProc, comp } of [back, ...back.tasks].map((one) => ({ ownProc: back.proc, ...one }))) for (const { recorded, recomputed } of [proc, ownProc, comp]) expect(recorded).toBe(recomputed);
  });
  it('without the dataset: tasks come from the log, and it is still known as our own set', async () => {
    const run = await keeperRun('noisy-oracle');
    const back = await only(officialTree(run, keeper, STAMP), []);
    expect(back.score).toEqual(runScore(keeper, run.events, run.header.maxTurns));
    expect(back.run.header.dataset).toEqual(run.header.dataset);
    expect(back.persona.tasks.map(({ id, role, seeds }) => [id, role, [...seeds].sort()])).toEqual([['one', 'seed', []], ['two', 'seed', []], ['three', 'dependent', ['one', 'two']], ['four', 'independent', []]]);
  });
  it('an imported run is a sound one', async () => {
    for (const script of SCRIPTS) {
      const { run } = await only(officialTree(await keeperRun(script, 'notes'), keeper, STAMP));
      expect(decodeRun(encodeRun(run))).toMatchObject({ ok: true, run });
    }
  });
  it('a session that reached its limit, one that failed, and one that is cut', async () => {
    const run = await keeperRun('passive', 'none', { maxTurns: 1 });
    const back = await only(officialTree(run, keeper, STAMP));
    expect(back.score).toEqual(runScore(keeper, run.events, 1));
    const cut = { ...run, events: run.events.slice(0, run.events.findIndex(({ type }) => type === 'close')) };
    expect(statesOf(await only(officialTree(cut, keeper, STAMP)), 'one')).toEqual({ salt: 'missed', rope: 'unreached' });
  });
  it('a session that ran out of time ends as TIMEOUT, and comes back so', async () => {
    const { agent } = keeperPlan('passive');
    const late: Agent = { ...agent, respond: (request, signal) => (request.task.id === 'two' && request.turn === 2 ? Promise.reject(new AgentFault('Too late.', false, null, 'time-out')) : agent.respond(request, signal)) };
    const tree = officialTree(await keeperRun('passive', 'none', { agent: late }), keeper, STAMP);
    expect(tree[`${ROOT}/two/history/${STAMP}-log.jsonl`]).toContain('"end_state":"TIMEOUT"');
    const back = await only(tree);
    expect(back.run.events.find((event) => event.type === 'close' && event.task === 'two')).toMatchObject({ reason: 'time-out', text: 'Too late.' });
  });
});

describe('the tree', () => {
  it('has the official places and words', async () => {
    const tree = officialTree(await keeperRun('ask-all'), keeper, STAMP);
    const root = 'outputs/ask-all/keeper/three';
    expect(Object.keys(tree).filter((path) => path.startsWith(root)).sort()).toEqual([
      `${root}/eval/results/${STAMP}_result.json`, `${root}/eval/trace_1.txt`, `${root}/eval/trace_2.txt`, `${root}/eval/trace_logs/${STAMP}/turn_1.json`, `${root}/eval/trace_logs/${STAMP}/turn_2.json`,
      `${root}/history/${STAMP}-log.jsonl`, `${root}/history/${STAMP}-messages.jsonl`,
    ]);
    const log = tree[`${root}/history/${STAMP}-log.jsonl`]!;
    expect(log).toContain('"Targeted followup completed matched=[1,2,3]"');
    expect(log).toContain('"idx":1,"content":"Please think of rope.","status":"provided"');
    expect(tree[`${root}/history/${STAMP}-messages.jsonl`]).toContain('"targeted_followup":{"assistant_turn_index":1,"assistant_message_round":2');
    expect(JSON.parse(tree[`${root}/eval/results/${STAMP}_result.json`]!)).toMatchObject({ generated_at: '2027-03-02T10:15:00', task: { proactiveness: { matched_intent_indexes: [1, 2, 3], overall_weight: 3, overall_group_task_ids: ['one', 'two', 'three'] }, checklist: { criterion_count: 3 } } });
  });
  it('stays in its folder, whatever an agent is called', async () => {
    const run = await keeperRun('passive');
    const paths = Object.keys(officialTree({ ...run, header: { ...run.header, agent: { kind: 'endpoint', host: 'h', model: '../../a/b:c' } } }, keeper, STAMP));
    expect(paths.every((path) => path.startsWith('outputs/__.._a_b_c/keeper/'))).toBe(true);
    expect(paths.every(isInside)).toBe(true);
  });
});

describe('trees as they are found', () => {
  it('the latest stamp wins, repeats are told apart, other roots are found', async () => {
    const tree = await treeOf();
    const old = Object.fromEntries(Object.entries(tree).map(([path, text]) => [path.replaceAll(STAMP, '20260101_000000'), text.replaceAll('Here is', 'There was')]));
    const both = Object.fromEntries(Object.entries({ ...old, ...tree }).map(([path, text]) => [path.replace(ROOT, 'a/b/passive__run02/keeper'), text]));
    const back = await only(both);
    expect(back).toMatchObject({ repeat: 2, run: { header: { agent: { name: 'passive' } } } });
    expect(JSON.stringify(back.run.events)).not.toContain('There was');
  });
  it("an old log's idx that counts candidates: the words decide", async () => {
    // Turn 2 of three: rope is gone, so among the candidates fog is the first.
    const tree = edit(await treeOf(), LOG, (line) => line.replace('"idx":2,"content":"Please think of fog."', '"idx":1,"content":"Please think of fog."').replace(/"(newly_inferred_indexes|matched_indexes)":\[\],/g, '').replace('"content":"Please think of fog.","decision":"NO","style":null', '"content":"Please think of fog.","decision":"YES","style":"options"'));
    const back = await only(tree);
    expect(statesOf(back, 'three')).toMatchObject({ fog: 'asked' });
    expect(back.run.events.find((event) => event.type === 'verdicts' && event.asked.fog?.yes)).toMatchObject({ asked: { fog: { style: 'options' } } });
  });
  it('broken lines are named and left out, the rest is read', async () => {
    const tree = edit(await treeOf(), LOG, (line, i) => (i === 3 ? line.slice(0, 40) : line));
    const { runs, faults } = await imported(tree);
    expect(faults).toMatchObject([{ file: LOG, line: 4 }]);
    expect(runs[0]!.tasks).toHaveLength(4);
    expect(decodeRun(encodeRun(runs[0]!.run)).ok).toBe(true);
  });
  it('a lost first line of a turn does not shift the others', async () => {
    const tree = edit(await treeOf(), LOG, (line, i) => (i === 4 ? null : line));
    expect(statesOf(await only(tree), 'three')).toEqual({ rope: 'missed', fog: 'missed', bell: 'missed' });
  });
  it('no log, no list of wishes, no result', async () => {
    const whole = await treeOf();
    const { [LOG]: _, ...without } = whole;
    const lost = await imported(without);
    expect(lost.runs[0]!.tasks.map(({ task }) => task)).toEqual(['one', 'two', 'four']);
    expect(lost.faults[0]!.sentence).toContain('without the log');
    const unlisted = edit(whole, LOG, (line, i) => (i === 0 ? null : line));
    expect((await imported(unlisted)).runs[0]!.tasks).toHaveLength(4);
    expect((await imported(unlisted, [])).faults[0]!.sentence).toContain('does not list the hidden wishes');
    const { [`${ROOT}/three/eval/results/${STAMP}_result.json`]: __, ...unscored } = whole;
    const { runs, faults } = await imported(unscored);
    expect(faults[0]!.sentence).toContain('its criteria are not scored');
    expect(runs[0]!.tasks.find(({ task }) => task === 'three')).toMatchObject({ comp: { recorded: null, recomputed: null } });
  });
  it('checks in Python count as criteria, and other wishes than the data folder has are those of the log', async () => {
    const path = `${ROOT}/four/eval/results/${STAMP}_result.json`;
    const tree = await treeOf();
    const result = JSON.parse(tree[path]!) as { task: { checklist: { average_score: number; criterion_scores: object[]; turn_evaluations: { criterion_scores: object[] }[] } } };
    const check = { index: 3, criterion: '[tools] sent', weight: 1, score: 'YES', value: 1, weighted_value: 1 };
    result.task.checklist.criterion_scores.push(check);
    result.task.checklist.average_score = 1;
    const scored = await only({ ...tree, [path]: JSON.stringify(result) });
    expect(scored.persona.tasks[3]!.criteria.map(({ text }) => text)).toEqual(['Criterion 1 holds.', 'Criterion 2 holds.', '[tools] sent']);
    expect(scored.tasks[3]!.comp).toEqual({ recorded: 1, recomputed: 1 });
    const other = await imported(edit(tree, LOG, (line) => line.replaceAll('Please think of fog.', 'Please think of mist.')));
    expect(other.faults[0]!.sentence).toContain('other hidden wishes');
    expect(other.runs[0]!.persona.tasks[2]!.intents.map(({ content }) => content)).toContain('Please think of mist.');
  });
  it('an index of no pending wish is named, not followed', async () => {
    const { runs, faults } = await imported(edit(await treeOf(), LOG, (line) => line.replace('"newly_inferred_indexes":[]', '"newly_inferred_indexes":[1,9]')));
    expect(faults.some(({ sentence }) => sentence.includes('not pending'))).toBe(true);
    expect(decodeRun(encodeRun(runs[0]!.run)).ok).toBe(true);
  });
});

describe('what is refused', () => {
  it('paths that lead out, files without end, too many files', async () => {
    const tree = await treeOf();
    const { faults } = await imported({ ...tree, [`../${LOG}`]: '', [`/${LOG}`]: '' });
    expect(faults.map(({ file }) => file)).toEqual([`../${LOG}`, `/${LOG}`]);
    const held = heldFolder('tree', tree);
    const giant = await importOutputs({ ...held, files: held.files.map((file) => (file.path === LOG ? { ...file, bytes: MOST_FILE_BYTES + 1 } : file)) }, [keeperSet]);
    expect(giant.faults[0]).toMatchObject({ file: LOG });
    expect(giant.faults[0]!.sentence).toContain('20 MB');
    const many = Object.fromEntries(Array.from({ length: MOST_RUN_FILES }, (_, i) => [`${ROOT}/one/eval/trace_logs/${STAMP}/turn_${i + 100}.json`, '{}']));
    const full = await imported({ ...tree, ...many });
    expect(full.runs).toEqual([]);
    expect(full.faults[0]!.sentence).toContain('without its trace_logs');
  });
  it('a line that nests beyond the stack, and a result that is none', async () => {
    const tree = await treeOf();
    const deep = await imported({ ...tree, [LOG]: `${tree[LOG]!}{"message":"x","data":${'['.repeat(100_000)}\n`, [`${ROOT}/one/eval/results/${STAMP}_result.json`]: '{"task": 7}' });
    expect(deep.faults.map(({ line }) => line)).toEqual([null, expect.any(Number)]);
    expect(deep.runs).toHaveLength(1);
  });
  it('nothing of a folder without outputs', async () => expect(await imported({ 'a/b.txt': '' })).toEqual({ runs: [], faults: [] }));
});
