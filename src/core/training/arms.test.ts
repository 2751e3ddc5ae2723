/** The arms here are those of pytorch/opd_arms.py, line by line, and each is a config that needs no settling. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ARM_NAMES, armConfig, ARMS, type Arm } from './arms.ts';
import { settleTraining } from './training-config.ts';
import type { LabelSwitches, OpdSwitches } from './training-events.ts';

type Given = Readonly<Record<string, string>>;

/** `name: type = default` of the dataclass, and `"A1": Arm("about", key=value, ...)` of the table: values as Python writes them. */
function pythonArms(): ReadonlyMap<string, { readonly about: string; readonly given: Given }> {
  const text = readFileSync('pytorch/opd_arms.py', 'utf8');
  const defaults = Object.fromEntries([...text.matchAll(/^ {4}(\w+): \w+ = ([^#\n]+?) *(?:#.*)?$/gm)].map(([, name, value]) => [name!, value!]));
  return new Map([...text.matchAll(/^ {4}"(\w+)": Arm\("([^"]*)"(?:, (.*))?\),$/gm)].map(([, name, about, rest = '']) => {
    const own = Object.fromEntries([...rest.matchAll(/(\w+)=("[^"]*"|[^,]+)/g)].map(([, key, value]) => [key!, value!]));
    return [name!, { about: about!, given: { ...defaults, ...own } }];
  }));
}

const word = (value: string): string => value.replaceAll('"', '');
const number = (value: string): number => value.split('/').map(Number).reduce((a, b) => a / b);
const loss = (value: string): string => word(value) || 'none';

/** What the fields of PyTorch's Arm are called here. */
function choicesOf({ texts, anchors, whole, accepted, correction, rejected, scope, decay, balance, norm, rehearsal: again }: Given) {
  const rehearsal = number(again!);
  if (word(whole!)) {
    const labels = { texts: word(texts!), anchors: { random: 'random', onPolicy: 'rounds' }[word(anchors!)], aim: word(whole!) === 'tau' ? 'kept' : 'slots' };
    return { method: word(whole!) === 'fkl' ? 'soft' : 'sft', labels, rehearsal };
  }
  const opd = {
    accepted: loss(accepted!), rejected: loss(rejected!), scope: word(scope!), decay: number(decay!), balance: number(balance!), norm: word(norm!),
    anchors: { onPolicy: 'rounds', randomResponse: 'random', randomAll: 'everywhere' }[word(anchors!)], correction: correction === 'True', verifiedSuffix: false,
  };
  return { method: 'opd', opd, rehearsal };
}

it('has the arms of the PyTorch runner, and no other', () => {
  const python = pythonArms();
  expect([...python.keys()]).toEqual(ARM_NAMES);
  for (const [name, { about, given }] of python) {
    const arm: Arm = ARMS[name as keyof typeof ARMS];
    expect(arm.about).toBe(about);
    if (name !== 'A0') expect({ name, ...arm.choices }).toMatchObject({ name, ...choicesOf(given) });
  }
});

it('every arm is a config as it stands', () => {
  for (const name of ARM_NAMES) {
    const config = armConfig(name, 3e-4, 1);
    expect(settleTraining({ ...config })).toEqual({ config, settled: [] });
  }
  const said = new Set(ARM_NAMES.filter((name) => name !== 'A0').map((name) => JSON.stringify(armConfig(name, 3e-4, 1))));
  expect(said.size).toBe(ARM_NAMES.length - 1);
});

it('says each switch that PyTorch has', () => {
  const switches: readonly (keyof OpdSwitches | keyof LabelSwitches | 'rehearsal')[] = ['texts', 'anchors', 'aim', 'accepted', 'correction', 'rejected', 'scope', 'decay', 'balance', 'norm', 'rehearsal'];
  expect(Object.keys(pythonArms().get('A0')!.given).toSorted()).toEqual(switches.map((name) => (name === 'aim' ? 'whole' : name)).toSorted());
});
