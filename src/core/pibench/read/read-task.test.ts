/** A task's file: official ones without our keys, ours with all of them; what the official loader refuses; slips in our keys; each fault at its line; any bytes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_APPS } from '../simulated-pibench-persona.ts';
import { readTaskFile, taskOf } from './read-task.ts';

const OFFICIAL = `schema_version: v2
task_id: tuner_task_001
user_id: tuner
title: ''
description: null
trigger: {type: user}
intent:
  initial_input: Please tune it.
  hidden_intent:
    - content: Begin with the lowest string.
    - {content: Leave the lid open., status: provided, note: kept by others}
objectives:
  checklist:
    - {criterion: It is in tune., weight: 2.5, other: ignored}
    - criterion: The lid is open.
  files_read: [list.md]
  tools: [{mail__send: {call: [to], result: []}}]
  tools_evaluation_path: data/tuner/scripts/a.py
metadata: {difficulty: easy, trap: 3}
other_key: {x_y: 1}
`;

const OURS = `schema_version: v2
task_id: t
user_id: p
title: Strings
intent:
  initial_input: Please tune it.
  hidden_intent:
    - content: Begin with the lowest string.
      x_id: lowest_first
      x_kind: structure
      x_source: session:p_task_01#low_2
      x_reply: Start low, please.
      x_part: {place: before, text: The low E first., files: [{path: a.md, text: E}], tools: [{name: files__list}]}
      x_examples: {does: [a, b], does_not: [c, d], asks: [e?], asks_not: [f?]}
      x_do: {all: [{near: {a: low, b: first, within: 5}}]}
      x_ask: {topic: [string], aspect: [low]}
    - {content: One., x_source: profile}
    - {content: Two., x_source: 'file:a b.csv', x_part: {text: x}}
objectives:
  checklist: [{criterion: It is in tune., x_rule: {none: [{words: {min: 9}}]}}]
x_passive: {text: Tuned.}
x_overdo: {tools: [{name: mail__send, args: {id: draft-1}}]}
x_apps:
  mail: {inbox: [{id: m1, from: 'Bo <bo@strings.example>', subject: Hi, body: Ho}]}
  tasks: [{id: t1, title: Tune, due: 2027-03-05}]
metadata: {trap: newest, difficulty: hard}
`;

function read(text: string) {
  const file = readTaskFile('task.yaml', text);
  if (!file.ok) throw new Error(file.faults.map(({ sentence }) => sentence).join('\n'));
  return taskOf(file.raw, 'dependent', ['s'], { 'a.csv': '1' });
}
function faults(text: string): string[] {
  const file = readTaskFile('task.yaml', text);
  return file.ok ? [] : file.faults.map(({ line, sentence }) => `${line}: ${sentence}`);
}

describe('an official task', () => {
  it('is read without our keys; role, seeds and workspace come from elsewhere; an untitled one is called by its id', () => {
    expect(read(OFFICIAL)).toEqual({
      id: 'tuner_task_001', persona: 'tuner', title: 'tuner_task_001', description: '', role: 'dependent', seeds: ['s'], opening: 'Please tune it.',
      intents: [['1', 'Begin with the lowest string.', false], ['2', 'Leave the lid open.', true]].map(([id, content, provided]) => ({ id, content, provided, kind: null, source: null, spoken: null, part: null, does: null, asks: null, examples: null })),
      criteria: [{ text: 'It is in tune.', weight: 2.5, rule: null }, { text: 'The lid is open.', weight: 1, rule: null }],
      filesRead: ['list.md'], workspace: { 'a.csv': '1' }, apps: NO_APPS, passive: null, overdo: null, difficulty: 'easy', trap: null,
    });
  });
  it('may leave out what is optional, or say null', () => {
    const bare = OFFICIAL.slice(0, OFFICIAL.indexOf('objectives'));
    for (const text of [bare, `${bare}objectives: null\nmetadata: null\n`, `${bare}objectives: {checklist: null, files_read: null, tools: null, tools_evaluation_path: null}\n`]) expect(read(text)).toMatchObject({ criteria: [], filesRead: [], difficulty: null });
  });
});

describe('a task of ours', () => {
  it('is read with all of its keys, and defaults where they may be left out', () => {
    const task = read(OURS);
    expect(task.intents[0]).toEqual({
      id: 'lowest_first', content: 'Begin with the lowest string.', provided: false, kind: 'structure', source: { from: 'session', task: 'p_task_01', intent: 'low_2' }, spoken: 'Start low, please.',
      part: { place: 'before', text: 'The low E first.', files: [{ path: 'a.md', text: 'E' }], tools: [{ name: 'files__list', args: {} }] },
      does: { all: [{ near: { a: 'low', b: 'first', within: 5 } }] }, asks: { topic: ['string'], aspect: ['low'] }, examples: { does: ['a', 'b'], doesNot: ['c', 'd'], asks: ['e?'], asksNot: ['f?'] },
    });
    expect(task.intents.slice(1).map(({ id, source, part }) => [id, source, part?.place])).toEqual([['2', { from: 'profile' }, undefined], ['3', { from: 'file', path: 'a b.csv' }, 'after']]);
    expect(task.criteria[0]!.rule).toEqual({ none: [{ words: { min: 9 } }] });
    expect(task).toMatchObject({ passive: { text: 'Tuned.', files: [], tools: [] }, overdo: { text: '', tools: [{ name: 'mail__send', args: { id: 'draft-1' } }] }, trap: 'newest', difficulty: 'hard' });
    expect(task.apps).toMatchObject({ mail: { inbox: [{ id: 'm1' }], drafts: [], sent: [], archive: [] }, calendar: [], tasks: [{ due: '2027-03-05' }], notes: [] });
  });
});

describe('what is refused, at its line', () => {
  it.each<[string, string, string, string]>([
    ['another schema', OFFICIAL, 'schema_version: v2->schema_version: v1', '1: schema_version: only schema_version v2 is read.'],
    ['a type that is none', OURS, 'title: Strings->task_type: banana', '4: task_type: task_type is one of long_term, short_term_independent, short_term_contextual.'],
    ['no id', OFFICIAL, 'task_id: tuner_task_001\n->', '1: task_id: this is missing.'],
    ['detailed_intent', OFFICIAL, '  hidden_intent:->  detailed_intent: x\n  hidden_intent:', '8: intent: intent.detailed_intent is no longer read: move it to hidden_intent.'],
    ['an empty opening', OFFICIAL, 'Please tune it.->""', '8: intent.initial_input: the opening says something.'],
    ['no intent', OFFICIAL, /hidden_intent:[^]*(?=objectives)/.exec(OFFICIAL)![0] + '->hidden_intent: []\n', '9: intent.hidden_intent: a task has at least one hidden intent.'],
    ['a status that is not one', OFFICIAL, 'status: provided->status: inferred', '11: intent.hidden_intent.1.status: status is not_provided or provided.'],
    ['a key in objectives', OFFICIAL, '  files_read->  graders: 1\n  files_read', '16: objectives.graders: objectives hold checklist, files_read, tools and tools_evaluation_path alone.'],
    ['tools in a checklist item', OFFICIAL, 'other: ignored->tools: [a]', '14: objectives.checklist.0: a checklist item may not hold tools.'],
    ['a weight of nothing', OFFICIAL, 'weight: 2.5->weight: 0', '14: objectives.checklist.0.weight: weight is above 0.'],
    ['a path that leads out', OFFICIAL, '[list.md]->[../list.md]', '16: objectives.files_read.0: this path leads out of its folder.'],
    ['one of another system', OFFICIAL, "[list.md]->['C:\\list.md']", '16: objectives.files_read.0: this path leads out of its folder.'],
    ['a slip in one of our keys', OURS, 'x_reply->x_replay', '8: intent.hidden_intent.0: an intent has an x_ key that does not exist.'],
    ['an id that cannot be named', OURS, 'lowest_first->Lowest-first', '9: intent.hidden_intent.0.x_id: x_id is written in small letters, digits and _.'],
    ['a source without its intent', OURS, '#low_2->', '11: intent.hidden_intent.0.x_source: x_source is profile, domain, file:NAME or session:TASK#x_id.'],
    ['a key of examples', OURS, 'does_not->doesnt', '14: intent.hidden_intent.0.x_examples.does_not: this is missing.'],
    ['an app that there is not', OURS, '  tasks: [{->  chess: [{', '25: x_apps.chess: this key does not exist here.'],
  ])('%s', (_, text, change, says) => {
    const [from, to] = change.split('->');
    expect(text).toContain(from);
    expect(faults(text.replace(from!, () => to!))).toContain(says);
  });
  it('a detector that is none', () => expect(faults(OURS.replace('near:', 'nearly:'))[0]).toMatch(/^15: intent\.hidden_intent\.0\.x_do/));
  it('what is no mapping, or nests too deep', () => {
    for (const text of ['', '[]', 'word', 'a: '.repeat(3), '['.repeat(5000)]) expect(faults(text).length).toBeGreaterThan(0);
  });
  it('at most twenty faults of a file are told', () => {
    const many = Array.from({ length: 60 }, () => '    - {content: 3}').join('\n');
    expect(faults(OFFICIAL.replace(/ {4}- content: Begin[^\n]*/, () => many))).toHaveLength(20);
  });
});

it('whatever stands there, it is read or refused in sentences, and nothing is thrown', () => {
  const mangled = fc.tuple(fc.constantFrom(OFFICIAL, OURS), fc.nat(1200), fc.nat(40), fc.string({ maxLength: 12 })).map(([text, at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut));
  fc.assert(fc.property(fc.oneof(mangled, fc.string()), (text) => {
    const file = readTaskFile('task.yaml', text);
    if (file.ok) expect(taskOf(file.raw, 'seed', [], {}).intents.length).toBeGreaterThan(0);
    else for (const { sentence, line } of file.faults) {
      expect(sentence).toMatch(/\.$|…$/);
      expect(line === null || line >= 1).toBe(true);
    }
  }));
});
