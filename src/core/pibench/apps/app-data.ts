/** What the small apps of a session hold: mail, calendar, tasks, notes. They live in the log alone; nothing is ever sent anywhere. */
export interface Mail {
  readonly id: string;
  readonly from: string;
  readonly to?: string;
  readonly subject: string;
  readonly date?: string;
  readonly body: string;
}

export interface CalendarEvent {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly place?: string;
  readonly people?: readonly string[];
}

export interface ToDo {
  readonly id: string;
  readonly title: string;
  readonly due?: string;
  readonly list?: string;
  readonly note?: string;
  readonly done?: boolean;
}

export interface Note {
  readonly title: string;
  readonly text: string;
}

export interface AppData {
  readonly mail: { readonly inbox: readonly Mail[]; readonly drafts: readonly Mail[]; readonly sent: readonly Mail[]; readonly archive: readonly Mail[] };
  readonly calendar: readonly CalendarEvent[];
  readonly tasks: readonly ToDo[];
  readonly notes: readonly Note[];
}
