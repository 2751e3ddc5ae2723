/**
 * The suite `pibench` by its command: shards that were merged are the run that was not split, and a model behind an endpoint goes on where it was cut
 * off, its key nowhere but in the request.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import * as v from 'valibot';
import type { BenchmarkFile } from '#features/benchmark/result-rows.ts';
import { storedSchema } from '#features/benchmark/stored-schema.ts';
import { endpointServer } from './support/played-endpoint.ts';

test.describe.configure({ timeout: 300_000 });

/** What a process of Playwright tells its children is not for those of another run. */
const quiet = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TEST_|PW_|PLAYWRIGHT_|SLIPSTREAM_)/.test(name)));

function bench(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'e2e/bench/bench.ts', '--suite', 'pibench', ...args], { env: { ...quiet, ...environment } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => { said += text.toString(); });
    child.once('exit', (code) => resolve({ code, said }));
  });
}

const folder = (): string => mkdtempSync(join(tmpdir(), 'measure-agents-'));

/** As it would have to be to be stored, but for its date, and for the commit of a checkout that has changes. */
function fileAt(path: string): Omit<BenchmarkFile, 'date'> {
  const { date, ...file } = JSON.parse(readFileSync(path, 'utf8')) as BenchmarkFile;
  v.parse(storedSchema, { ...file, date, commit: file.commit.replace(/-changed$/, '') });
  return file;
}

test('two shards, merged, are the run that was not split', async () => {
  const [parts, out] = [folder(), folder()];
  const only = ['--only', '^(oracle|passive)/none/(ecologist|registrar)'];
  for (const shard of ['1/2', '2/2']) expect((await bench([...only, '--parts', parts, '--shard', shard])).said).toContain(`Shard ${shard} is in ${parts}`);
  expect((await bench(['--merge', parts, '--out', join(out, 'merged.json')])).code).toBe(0);
  expect((await bench([...only, '--out', join(out, 'whole.json')])).code).toBe(0);
  const whole = fileAt(join(out, 'whole.json'));
  expect(fileAt(join(out, 'merged.json'))).toEqual(whole);
  expect(whole.results.filter((row) => row.kind === 'agentRun' && row.persona === 'all')).toMatchObject([{ agent: 'passive', proc: 0 }, { agent: 'oracle', proc: 1, seeds: [1, 2, 3] }]);
});

/** A dependent and the one that it leans on, with notes and without. */
const TWO_TASKS = '^registrar/registrar_task_08$';

test('a model behind an endpoint goes on where it was cut off', async () => {
  const key = 'sk-measure-agents-0123456789';
  const server = await endpointServer(() => {
    answers += 1;
    if (answers === falls) server.played.models = [];
    return { parts: ['Here', ' you are.'] };
  });
  server.played.key = key;
  let [answers, falls] = [0, Infinity];
  const [whole, cut] = [folder(), folder()];
  const play = (parts: string) => bench(['--agent', `openai:${server.base}`, '--model', 'scripted', '--only', TWO_TASKS, '--parts', parts, '--out', join(parts, 'model.json')], { OPENAI_API_KEY: key });
  try {
    expect(await play(whole)).toMatchObject({ code: 0, said: expect.stringContaining('Cell 2 of 2') });
    const file = fileAt(join(whole, 'model.json'));
    expect(file.results.filter((row) => row.kind === 'agentRun')).toMatchObject([{ persona: 'all', memory: 'none', sessions: 2 }, { persona: 'registrar' }, { persona: 'all', memory: 'notes' }, { persona: 'registrar' }]);
    expect(file.results.filter((row) => row.kind === 'claim').map(({ id, holds }) => [id, holds])).toEqual([['skills-model', null], ['burden-model', null], ['memory-model', false]]);

    falls = answers + 10;
    expect(await play(cut)).toMatchObject({ code: 1, said: expect.stringContaining('the same command goes on from there') });
    server.played.models = ['scripted'];
    expect(await play(cut)).toMatchObject({ code: 0, said: expect.stringContaining('1 of 2 sessions were played before') });
    expect(fileAt(join(cut, 'model.json'))).toEqual(file);

    // what is whole is not asked again
    const before = answers;
    expect((await play(cut)).code).toBe(0);
    expect(answers).toBe(before);
  } finally {
    await server.close();
  }
  for (const name of readdirSync(cut)) expect(readFileSync(join(cut, name), 'utf8')).not.toContain(key);
});

test('what the suite cannot do is said in a sentence', async () => {
  const refused = async (...args: readonly string[]): Promise<string> => {
    const { code, said } = await bench(args);
    expect(code).toBe(1);
    return said;
  };
  expect(await refused('--merge', folder())).toContain('no parts in this folder');
  expect(await refused('--agent', 'http://localhost:1', '--model', 'm')).toContain('--agent is openai:URL');
  expect(await refused('--agent', 'openai:http://localhost:1', '--model', 'm', '--run-tokens', 'few')).toContain('--run-tokens is a whole number');
  expect(await refused('--only', 'nobody')).toContain('No cell is named like');
});
