/** What the apps of a session hold, checked at the border of a run's file: app-data.ts, key for key. */
import * as v from 'valibot';

const text = (length: number) => v.pipe(v.string(), v.maxLength(length));
const list = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.maxLength(10_000));
const name = text(2000);
const body = text(500_000);

const mails = list(v.object({ id: name, from: name, to: v.exactOptional(name), subject: name, date: v.exactOptional(name), body }));

export const appDataSchema = v.object({
  mail: v.object({ inbox: mails, drafts: mails, sent: mails, archive: mails }),
  calendar: list(v.object({ id: name, title: name, date: name, start: name, end: name, place: v.exactOptional(name), people: v.exactOptional(list(name)) })),
  tasks: list(v.object({ id: name, title: name, due: v.exactOptional(name), list: v.exactOptional(name), note: v.exactOptional(body), done: v.exactOptional(v.boolean()) })),
  notes: list(v.object({ title: name, text: body })),
});
