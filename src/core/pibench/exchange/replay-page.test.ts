/** The page holds all of the run, escapes whatever was said, lets only its own script run, and says what its scores are not. */
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import type { PiEvent, PiRun } from '../events.ts';
import type { Persona } from '../task.ts';
import { replayPage } from './replay-page.ts';
import { keeper, keeperRun } from './synthetic-run.ts';

const NASTY = `</script><script>alert(1)</script><img src=x onerror="a('b')"> &amp; it's`;
const nasty = (run: PiRun): PiRun => ({
  header: { ...run.header, agent: { kind: 'endpoint', host: 'h', model: NASTY }, judge: NASTY },
  events: run.events.map((event) => (event.type === 'user' || event.type === 'message' ? { ...event, text: NASTY } : event.type === 'tool' ? { ...event, name: NASTY, args: { [NASTY]: NASTY }, result: NASTY } : event.type === 'close' ? { ...event, text: NASTY } : event)),
});
const nastyKeeper: Persona = { ...keeper, name: NASTY, tasks: keeper.tasks.map((task) => ({ ...task, title: NASTY, intents: task.intents.map((intent) => ({ ...intent, content: NASTY })) })) };

describe('the page', () => {
  it('holds what was said, its verdicts and the board, a step for each opening and turn', async () => {
    const run = await keeperRun('noisy-oracle');
    const page = replayPage(run, keeper);
    const turns = run.events.filter(({ type }) => type === 'message').length;
    expect(page).toContain(`max="${turns + 4}"`);
    for (const title of ['The one', 'The two', 'The three', 'The four']) expect(page).toContain(`<h2>${title}</h2>`);
    expect(page.match(/<li class="(anticipated|asked|missed|unreached)" data-at="[1-9]\d*">/g)).toHaveLength(10);
    expect(page).toContain('(had to tell)');
    expect(page).toContain('<mark>ASK(');
    expect(page).toMatch(/\d of 3 criteria hold/);
  });
  it('escapes everything', async () => {
    const page = replayPage(nasty(await keeperRun('passive')), nastyKeeper);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page.match(/<\/script/g)).toHaveLength(1);
    expect(page).not.toContain('<img');
    expect(page).not.toContain('&amp; it');
    expect(page).toContain('&#60;/script&#62;');
    expect(page).toContain('onerror=&#34;a(&#39;b&#39;)&#34;');
  });
  it('allows its own script and style by their hashes and no network', async () => {
    const page = replayPage(await keeperRun('oracle'), keeper);
    const [, policy] = /Content-Security-Policy" content="([^"]+)"/.exec(page)!;
    const hash = (tag: string): string => Buffer.from(sha256(new TextEncoder().encode(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)![1]))).toString('base64');
    expect(policy).toBe(`default-src 'none'; script-src 'sha256-${hash('script')}'; style-src 'sha256-${hash('style')}'; base-uri 'none'; form-action 'none'`);
    expect(page).not.toMatch(/(src|href|url)\s*[=(]|https?:/);
    expect(page).toContain('prefers-color-scheme: dark');
  });
  it('says whose tasks they are and what their scores are not', async () => {
    const run = await keeperRun('oracle');
    const as = (header: Partial<PiRun['header']>): string => replayPage({ ...run, header: { ...run.header, ...header } }, keeper);
    expect(as({ judge: 'rules' })).toContain('Own set, rule-judged, not comparable with published scores.');
    expect(as({ judge: 'recorded' })).toContain('Own set, with recorded verdicts, not comparable');
    expect(as({ dataset: { name: 'x', kind: 'official', hash: '' } })).toContain('keep this file to yourself');
  });
  it('masks logins of official tasks wherever they are repeated, and says so', async () => {
    const run = await keeperRun('noisy-oracle');
    const official = { ...run.header, dataset: { name: 'x', kind: 'official' as const, hash: '' } };
    const persona = { ...keeper, tasks: keeper.tasks.map((task) => ({ ...task, title: `${task.title} moth7`, intents: task.intents.map((intent) => ({ ...intent, content: `${intent.content} With moth7, please.` })) })) };
    const events = run.events.map((event): PiEvent => {
      switch (event.type) {
        case 'user': return { ...event, text: event.reason === 'opening' ? 'The password is moth7.' : `${event.text} moth7` };
        case 'message': return { ...event, text: `I used moth7.\n\n${event.text}` };
        case 'tool': return { ...event, args: { moth7: 1, login: { password: 'other9' }, q: 'as moth7' }, result: '{"password": "third8", "of": "moth7"}' };
        case 'close': return { ...event, text: 'moth7 failed' };
        default: return event;
      }
    });
    const page = replayPage({ header: official, events }, persona);
    for (const secret of ['moth7', 'other9', 'third8']) expect(page).not.toContain(secret);
    expect(page).toContain('wherever it was repeated');
    expect(replayPage({ ...run, events }, persona)).toContain('moth7');
  });
  it('a run that is still under way', async () => {
    const run = await keeperRun('passive');
    expect(replayPage({ ...run, events: run.events.slice(0, 4) }, keeper)).toContain('<h2>The one</h2>');
    expect(replayPage({ ...run, events: [] }, keeper)).toContain('max="0"');
  });
});
