/** A session as the stage shows it, with logins masked; an item that has not changed stays the same object. */
import type { LoginMask } from '../exchange/login-mask.ts';
import type { Mark, SessionView, StreamItem } from './stage-at.ts';

const known = new WeakMap<LoginMask, WeakMap<StreamItem, StreamItem>>();

export function maskedView(view: SessionView, mask: LoginMask): SessionView {
  const items = known.get(mask) ?? new WeakMap<StreamItem, StreamItem>();
  known.set(mask, items);
  const masked = (item: StreamItem): StreamItem => {
    const had = items.get(item) ?? maskedItem(item, mask);
    items.set(item, had);
    return had;
  };
  return { ...view, memory: mask.text(view.memory), items: view.items.map(masked) };
}

function maskedItem(item: StreamItem, mask: LoginMask): StreamItem {
  const marks = (text: string, of: readonly Mark[]): readonly Mark[] => of.map((mark) => ({ ...mark, ...mask.moved(text, mark) }));
  switch (item.kind) {
    case 'agent': return { ...item, text: mask.text(item.text), marks: marks(item.text, item.marks) };
    case 'file': return { ...item, text: mask.text(item.text), before: item.before === null ? null : mask.text(item.before), marks: marks(item.text, item.marks) };
    case 'tool': return { ...item, args: mask.args(item.args), result: mask.text(item.result) };
    case 'close': return item.text === null ? item : { ...item, text: mask.text(item.text) };
    case 'user': case 'kept': case 'notice': return { ...item, text: mask.text(item.text) };
  }
}
