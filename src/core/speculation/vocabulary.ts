/**
 * Draft and target must share a vocabulary, token by token: a proposal is passed on as a number, and a pair that numbers its
 * tokens differently would decode without an error and mean something else (SGLang did so before PR 23838).
 */
export interface Vocabulary {
  /** Text of every token, by id. */
  readonly tokens: readonly string[];
  /** Ids with a meaning of their own, by name. */
  readonly special: Readonly<Record<string, number | null>>;
}

/** Null where they are equal, else a sentence that names the first difference. */
export function vocabularyMismatch(target: Vocabulary, draft: Vocabulary): string | null {
  if (target.tokens.length !== draft.tokens.length) {
    return `The target has ${target.tokens.length} tokens and the draft model ${draft.tokens.length}; a pair needs the same vocabulary.`;
  }
  const id = target.tokens.findIndex((text, i) => text !== draft.tokens[i]);
  if (id >= 0) {
    return `Token ${id} is ${JSON.stringify(target.tokens[id])} to the target but ${JSON.stringify(draft.tokens[id])} to the draft model; a pair needs the same vocabulary.`;
  }
  for (const name of new Set([...Object.keys(target.special), ...Object.keys(draft.special)])) {
    const [ours, theirs] = [target.special[name] ?? null, draft.special[name] ?? null];
    if (ours !== theirs) return `The special token "${name}" is ${ours ?? 'absent'} in the target but ${theirs ?? 'absent'} in the draft model; a pair needs the same vocabulary.`;
  }
  return null;
}
