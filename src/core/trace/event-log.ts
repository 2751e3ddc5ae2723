/** The log of one decoding run. A cursor in it is the number of events taken into account. */
import type { SpecEvent, TraceHeader } from './events.ts';
import { GrowingLog } from './growing-log.ts';

export class EventLog extends GrowingLog<TraceHeader, SpecEvent> {}
