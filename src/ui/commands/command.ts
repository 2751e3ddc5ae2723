/**
 * A command of a page, defined once: the same object feeds its button, its key, and whatever else offers it. What it acts on, the
 * page's desk, is handed to it, so that a command is tested without a page.
 */
export type Keystroke = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey'>;

export interface Command<Desk, Group extends string = string> {
  readonly id: string;
  readonly group: Group;
  readonly label: string;
  /** As shown to the visitor; empty where it has no key. */
  readonly keys: readonly string[];
  readonly matches: (stroke: Keystroke) => boolean;
  /** A chord is no single key: it counts wherever the focus is, and cannot be switched off (WCAG 2.1.4 asks for single keys alone). */
  readonly chord?: boolean;
  readonly possible: (desk: Desk) => boolean;
  readonly perform: (desk: Desk) => void;
}

export const noKey = (): boolean => false;
export const always = (): boolean => true;

type Matches = (stroke: Keystroke) => boolean;

const bare = ({ ctrlKey, metaKey }: Keystroke): boolean => !ctrlKey && !metaKey;

export const pressed = (key: string, shift = false): Matches => (stroke) => bare(stroke) && stroke.key === key && stroke.shiftKey === shift;

/** For a sign that stands on another key, with or without shift, from keyboard to keyboard. */
export const typed = (sign: string): Matches => (stroke) => bare(stroke) && stroke.key === sign;

/** Ctrl, or ⌘ where that is the custom. */
export const control = (key: string): Matches => (stroke) => stroke.key.toLowerCase() === key && !stroke.shiftKey && stroke.ctrlKey !== stroke.metaKey;
