/** What does not hold of a set of tasks, where, in a sentence for its author. */
export interface SetFault {
  readonly task: string;
  /** x_id of an intent; null: the task as a whole. */
  readonly intent: string | null;
  readonly what: string;
}
