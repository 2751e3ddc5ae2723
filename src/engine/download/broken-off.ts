/** A fault of the line or a busy host: the next try may go on from what is there. It never reaches a visitor; a sentence takes its place. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff';

  /** `afterMs`: how long the host asks to be left alone; null: it does not say. */
  constructor(message: string, readonly afterMs: number | null = null) {
    super(message);
  }
}
